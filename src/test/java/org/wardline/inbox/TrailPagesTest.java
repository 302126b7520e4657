package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrailPagesTest {
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String BOBBIE = "00000999-0000-4000-8004-000000000002";

  @Inject DemoDay day;

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
}
