package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

@QuarkusTest
class TrailPagesTest {
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String BOBBIE = "00000999-0000-4000-8004-000000000002";

  private static final Pattern OPENING =
      Pattern.compile("action=\"/children/openings/([0-9a-f-]{36})\"");
  private static final Pattern OLDER = Pattern.compile("href=\"(/children\\?openings=[^\"]+)\"");

  @Inject DemoDay day;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private static String search(Browser reader, String action) {
    reader.get("/desk/audit");
    return reader.post("/desk/audit", Map.of("action", action)).asString();
  }

  private void plant(String subject, int entries) {
    day.change(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        select gen_random_uuid(), '999', ?, 'worker:' || w.id, 'planted', ?
        from generate_series(1, ?) i, worker w where w.sign_in = 'demo-gareth-lunn'""",
        day.now(),
        subject,
        entries);
  }

  private void give(String worker, String role) {
    day.change(
        "insert into worker_role select id, '999', ? from worker where sign_in = ?", role, worker);
  }

  private static String link(String path) {
    return "href=\"" + path + "\"";
  }

  @Test
  void an_auditor_goes_from_an_entry_about_a_child_to_its_disclosure_report() {
    UUID told = day.accessed("9990000018", "L-1001");
    plant("child:" + ALEX, 1);
    plant("notification:" + told, 1);
    plant("child:00000999-0000-4000-8004-00000000dead", 1);
    Browser ruth = Browser.signedInAs("demo-ruth-ames");

    assertThat(search(ruth, "planted"))
        .contains(link("/children/" + ALEX), ">notification:" + told + "<")
        .doesNotContain(link("/notifications/" + told), "00000000dead\">");
    assertThat(ruth.get("/children/" + ALEX).statusCode()).isEqualTo(200);
  }

  @Test
  void an_operator_has_links_to_what_another_of_their_roles_opens_and_to_nothing_else() {
    UUID told = day.accessed("9990000018", "L-1001");
    plant("child:" + ALEX, 1);
    plant("child:" + BOBBIE, 1);
    plant("notification:" + told, 1);
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    assertThat(search(pia, "planted"))
        .contains(told.toString())
        .doesNotContain("href=\"/children/", "href=\"/notifications/");

    give("demo-pia-lowe", "duty");
    assertThat(search(pia, "planted"))
        .contains(link("/notifications/" + told))
        .doesNotContain("href=\"/children/");
    give("demo-amira-stone", "operator");
    assertThat(search(Browser.signedInAs("demo-amira-stone"), "planted"))
        .contains(link("/notifications/" + told), link("/children/" + ALEX))
        .doesNotContain(link("/children/" + BOBBIE));
  }

  @Test
  void a_trail_that_ends_with_its_page_offers_no_older_entries() {
    plant("register:1", 50);
    Browser ruth = Browser.signedInAs("demo-ruth-ames");

    assertThat(search(ruth, "planted")).contains(">register:1<").doesNotContain("Older entries");
    plant("register:2", 1);
    assertThat(search(ruth, "planted")).contains("Older entries");
  }

  @Test
  void a_disclosure_report_that_ends_with_its_page_offers_no_older_entries() {
    plant("child:" + ALEX, 199);
    Browser ruth = Browser.signedInAs("demo-ruth-ames");

    assertThat(ruth.get("/children/" + ALEX).asString())
        .contains("Gareth Lunn")
        .doesNotContain("Older entries");
    assertThat(ruth.get("/children/" + ALEX).asString()).contains("Older entries");
  }

  @Test
  void a_trail_searched_until_a_day_before_the_first_is_told_so() {
    Browser ruth = Browser.signedInAs("demo-ruth-ames");
    ruth.get("/desk/audit");

    assertThat(
            ruth.post("/desk/audit", Map.of("from", "2026-03-10", "until", "2026-03-09"))
                .asString())
        .contains("href=\"#until\"", "Enter a last day that is not before the first")
        .contains("value=\"2026-03-09\"");
  }

  @Test
  void whose_id_stands_on_the_page_of_data_quality_has_an_entry_for_it() {
    day.change("update child set date_of_birth = null where id in (?, ?)", id(ALEX), id(BOBBIE));
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select ?, '999', id, now() from worker where sign_in = 'demo-oli-tarn'""",
        id(BOBBIE));

    assertThat(Browser.signedInAs("demo-oli-tarn").get("/register/quality").asString())
        .contains("L-1001");

    assertThat(listed())
        .contains("Oli Tarn child:" + ALEX)
        .doesNotContain("Oli Tarn child:" + BOBBIE);
    assertThat(Browser.signedInAs("demo-ruth-ames").get("/children/" + ALEX).asString())
        .contains("Oli Tarn");
  }

  @Test
  void a_list_whose_entries_were_not_kept_has_them_when_it_is_read_again() {
    day.moveClock(Duration.ofDays(40));
    day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    day.change(
        """
        create function planted_failure() returns trigger language plpgsql as $$
        begin raise exception 'planted'; end $$""");
    day.change(
        """
        create constraint trigger planted_failure after insert on audit_entry deferrable initially deferred
        for each row when (new.action = 'listed') execute function planted_failure()""");
    try {
      assertThat(amira.get("/notifications").statusCode()).isEqualTo(500);
    } finally {
      day.change("drop function planted_failure() cascade");
    }
    assertThat(listed()).isEmpty();

    assertThat(amira.get("/notifications").statusCode()).isEqualTo(200);
    assertThat(amira.get("/notifications").statusCode()).isEqualTo(200);
    assertThat(listed()).containsExactly("Amira Stone child:" + ALEX);
  }

  @Test
  void children_that_were_opened_for_a_reason_are_read_page_by_page() {
    SealingKeys keys = awaiting.await(sealing::keys);
    for (int opening = 0; opening < 119; opening++) {
      UUID id = UUID.randomUUID();
      day.change(
          """
          insert into child_opening (id, authority_id, child_id, worker_id, reason, opened_at, until_at)
          select ?, '999', ?, id, ?, ?, ? from worker where sign_in = 'demo-amira-stone'""",
          id,
          id(BOBBIE),
          keys.seal("The ward rang".getBytes(StandardCharsets.UTF_8), "child_opening", id),
          day.now().minus(Duration.ofHours(opening / 3)),
          day.now());
    }
    Browser erin = Browser.signedInAs("demo-erin-castle");
    List<String> seen = new ArrayList<>();
    String path = "/children";
    for (int page = 0; path != null && page < 5; page++) {
      String html = erin.follow(path).asString();
      OPENING.matcher(html).results().map(one -> one.group(1)).forEach(seen::add);
      Matcher next = OLDER.matcher(html);
      path = next.find() ? next.group(1) : null;
    }

    assertThat(path).isNull();
    assertThat(seen).hasSize(119).doesNotHaveDuplicates();
  }

  private List<String> listed() {
    return day.query(
        """
        select w.name || ' ' || e.subject from audit_entry e join worker w on e.actor = 'worker:' || w.id
        where e.action = 'listed' order by e.position""");
  }

  private static UUID id(String child) {
    return UUID.fromString(child);
  }
}
