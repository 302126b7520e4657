package org.wardline.oversight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.audit.Entries.Search;
import org.wardline.teams.Worker;

class DeskRulesTest {
  private static Worker worker(UUID id, String role) {
    return new Worker(
        id, "999", null, "W", null, null, true, null, Set.of(role), List.of(), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "operator, true, true",
    "auditor, true, false",
    "manager, false, false",
    "register_keeper, false, false",
    "worker, false, false"
  })
  void operators_act_auditors_look_and_others_find_no_desk(
      String role, boolean looks, boolean acts) {
    Worker reader = worker(UUID.randomUUID(), role);

    assertThat(DeskPolicy.mayLook(reader)).isEqualTo(looks);
    assertThat(DeskPolicy.mayAct(reader)).isEqualTo(acts);
  }

  @Test
  void nobody_reviews_the_glass_that_they_broke_themselves() {
    UUID pia = UUID.randomUUID();

    assertThat(DeskPolicy.mayReview(worker(pia, "operator"), pia)).isFalse();
    assertThat(DeskPolicy.mayReview(worker(UUID.randomUUID(), "operator"), pia)).isTrue();
    assertThat(DeskPolicy.mayReview(worker(UUID.randomUUID(), "auditor"), pia)).isTrue();
    assertThat(DeskPolicy.mayReview(worker(UUID.randomUUID(), "manager"), pia)).isFalse();
  }

  @Test
  void a_reason_is_a_few_words_and_no_more() {
    assertThat(Reason.of(null).isRefused()).isTrue();
    assertThat(Reason.of("  x  ").isRefused()).isTrue();
    assertThat(Reason.of("y".repeat(201)).isRefused()).isTrue();
    assertThat(Reason.of(" INC-1 ").text()).isEqualTo("INC-1");
    assertThat(Reason.of(" INC-1 ").isRefused()).isFalse();
  }

  @Test
  void days_of_a_search_are_londons_and_the_last_one_is_included() {
    Search search =
        TrailForm.of("2026-03-28", "2026-03-29", "", " viewed ", "child:1", "77").search();

    assertThat(search)
        .isEqualTo(
            new Search(
                Instant.parse("2026-03-28T00:00:00Z"),
                Instant.parse("2026-03-29T23:00:00Z"),
                null,
                "viewed",
                "child:1",
                77L));
  }

  @Test
  void a_search_without_anything_is_for_all_and_one_with_a_wrong_day_says_so() {
    assertThat(TrailForm.of(null, null, null, null, null, "x").search())
        .isEqualTo(new Search(null, null, null, null, null, null));
    assertThat(TrailForm.of("yesterday", "", "", "", "", "").isRefused()).isTrue();
  }

  @Test
  void the_next_page_of_a_search_keeps_what_was_looked_for() {
    assertThat(TrailForm.of("2026-03-28", "", "", "filed again", "", "").addressAfter(12))
        .isEqualTo(
            "/desk/audit?from=2026-03-28&until=&actor=&action=filed+again&subject=&before=12");
  }

  @Test
  void glass_is_broken_for_one_item_of_a_known_kind_with_a_reason() {
    String item = UUID.randomUUID().toString();

    assertThat(GlassForm.of("notification", item, "INC-1").isRefused()).isFalse();
    assertThat(GlassForm.of("notification", "all", "INC-1").error())
        .isEqualTo("Enter the id of one notification or message");
    assertThat(GlassForm.of("notification", item, "").isRefused()).isTrue();
    assertThat(GlassForm.of("child", item, "INC-1").kind()).isEqualTo("notification");
  }
}
