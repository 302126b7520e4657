package org.wardline.oversight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.audit.Entries.Search;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.GlassPolicy.TooMany;
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
        TrailForm.of(
                new TrailForm.Sent("2026-03-28", "2026-03-29", "", " viewed ", "child:1", "77"))
            .search();

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
  void a_notification_is_named_by_its_reference_in_every_spelling_or_by_its_id() {
    for (String spelling : List.of("7F3K-2Q9D", "7f3k2q9d", " 7F3K 2Q9D ", "7f3k\u20112q9d")) {
      GlassForm form = GlassForm.of("notification", spelling, "INC-1");
      assertThat(form.isRefused()).as(spelling).isFalse();
      assertThat(form.reference()).isEqualTo("7F3K-2Q9D");
      assertThat(form.itemId()).isNull();
    }
    UUID id = UUID.randomUUID();
    GlassForm byId = GlassForm.of("notification", id.toString(), "INC-1");
    assertThat(byId.itemId()).isEqualTo(id);
    assertThat(byId.reference()).isNull();
  }

  @Test
  void a_search_that_ends_before_it_begins_says_so() {
    TrailForm turned = TrailForm.of(new TrailForm.Sent("2026-03-10", "2026-03-09", "", "", "", ""));

    assertThat(turned.wrongUntil()).isEqualTo("Enter a last day that is not before the first");
    assertThat(turned.wrongFrom()).isNull();
    assertThat(turned.isRefused()).isTrue();
    assertThat(
            TrailForm.of(new TrailForm.Sent("2026-03-10", "2026-03-10", "", "", "", ""))
                .isRefused())
        .isFalse();
  }

  @Test
  void a_search_without_anything_is_for_all_and_one_with_a_wrong_day_says_so() {
    assertThat(TrailForm.of(new TrailForm.Sent(null, null, null, null, null, "x")).search())
        .isEqualTo(new Search(null, null, null, null, null, null));
    TrailForm wrong = TrailForm.of(new TrailForm.Sent("yesterday", "", "", "", "", ""));
    assertThat(wrong.isRefused()).isTrue();
    assertThat(wrong.wrongFrom()).isEqualTo("Enter the first day as 2026-03-10, or leave it empty");
    assertThat(wrong.wrongUntil()).isNull();
  }

  private record Limits(int mostInAnHour, int mostInADay) implements GlassLimits {}

  @Test
  void glass_is_broken_a_few_times_an_hour_and_a_day_and_then_one_waits_for_the_first_to_age() {
    Instant now = Instant.parse("2026-03-10T10:00:00Z");
    Limits limits = new Limits(2, 3);
    Instant early = now.minusSeconds(50 * 60);
    Instant late = now.minusSeconds(60);

    assertThat(GlassPolicy.refuse(List.of(), now, limits)).isEmpty();
    assertThat(GlassPolicy.refuse(List.of(late), now, limits)).isEmpty();
    assertThat(GlassPolicy.refuse(List.of(late, early), now, limits))
        .contains(new TooMany(2, Duration.ofHours(1), Instant.parse("2026-03-10T10:10:00Z")));
    assertThat(GlassPolicy.refuse(List.of(late, now.minusSeconds(3600)), now, limits)).isEmpty();

    List<Instant> threeToday = List.of(late, now.minusSeconds(7200), now.minusSeconds(3 * 3600));
    assertThat(GlassPolicy.refuse(threeToday, now, limits))
        .contains(new TooMany(3, Duration.ofHours(24), Instant.parse("2026-03-11T07:00:00Z")));
  }

  @Test
  void who_opens_too_many_is_told_when_and_what_else() {
    assertThat(
            new GlassWording(new SpokenTime(Instant.parse("2026-03-10T10:00:00Z")))
                .tooMany(
                    new TooMany(5, Duration.ofHours(1), Instant.parse("2026-03-10T10:10:00Z"))))
        .isEqualTo(
            "You have opened 5 items in the last hour, the most that one person may. Open the next"
                + " one after 10:10, or ask another operator");
  }

  @Test
  void glass_is_broken_for_one_item_of_a_known_kind_with_a_reason() {
    String item = UUID.randomUUID().toString();

    assertThat(GlassForm.of("notification", item, "INC-1").isRefused()).isFalse();
    assertThat(GlassForm.of("notification", "all", "INC-1").wrongItem())
        .isEqualTo("Enter the reference of one notification, such as 7F3K-2Q9D, or its id");
    assertThat(GlassForm.of("quarantine", "7F3K-2Q9D", "INC-1").wrongItem())
        .isEqualTo("Enter the id of one message, as it stands in the list");
    assertThat(GlassForm.of("notification", item, "").isRefused()).isTrue();
    assertThat(GlassForm.of("child", item, "INC-1").kind()).isEqualTo("notification");
    assertThat(GlassForm.begun("notification", "Alex Exampleone").item()).isEmpty();
  }
}
