package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChildrenPagesTest {
  private static final String ALEX = "/children/00000999-0000-4000-8004-000000000001";
  private static final String BOBBIE = "/children/00000999-0000-4000-8004-000000000002";
  private static final String INDIGO = "/children/00000999-0000-4000-8004-000000000009";

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void a_team_lists_its_own_children_by_initials_and_opens_a_page_with_everything() {
    UUID told = day.accessed("9990000018", "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/children").asString())
        .contains("A.E.", ALEX, "Amira Stone")
        .doesNotContain("Exampleone", "Exampletwo", BOBBIE);
    amira.get("/notifications/" + told);
    assertThat(amira.get(ALEX).asString())
        .contains("Alex Exampleone", "4 March 2015", "Child protection plan since 15 January 2026")
        .contains("Record opened", "RXX", "/notifications/" + told)
        .contains("Who has seen what about this child", "listed: the child’s record")
        .contains("viewed: notification");
    assertThat(amira.get(ALEX).htmlPath().getString("html.head.title"))
        .isEqualTo("Child – Wardline");
  }

  @Test
  void a_page_after_a_child_of_whom_the_reader_may_not_know_begins_at_the_beginning() {
    String hidden = "00000999-0000-4000-8004-000000000009";
    day.change("update child set family_name = 'Zz' where id = '%s'".formatted(hidden));

    assertThat(Browser.signedInAs("demo-amira-stone").get("/children?after=" + hidden).asString())
        .contains("A.E.", ALEX);
  }

  @Test
  void a_child_of_another_team_needs_a_reason_and_its_manager_is_told() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");

    assertThat(amira.post("/children/search", Map.of("text", "L-1002")).asString())
        .contains("None of your own.")
        .doesNotContain(BOBBIE);
    amira.get(BOBBIE).then().statusCode(404);
    amira.get("/children");
    assertThat(
            amira
                .post(
                    "/children/search",
                    Map.of("text", "999 000 0026", "reason", "The ward rang about a sibling"))
                .asString())
        .contains(BOBBIE, "a manager is told");
    assertThat(amira.get(BOBBIE).asString()).contains("Bobbie Exampletwo");

    Browser erin = Browser.signedInAs("demo-erin-castle");
    assertThat(erin.get("/children").asString())
        .contains("Amira Stone opened a child’s record", "The ward rang about a sibling");
    String opening = day.query("select id from child_opening").getFirst();
    erin.post("/children/openings/" + opening, Map.of()).then().statusCode(303);
    assertThat(erin.get("/children").asString()).doesNotContain("The ward rang");
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .doesNotContain("The ward rang");

    day.moveClock(java.time.Duration.ofHours(13));
    Browser.signedInAs("demo-amira-stone").get(BOBBIE).then().statusCode(404);
  }

  @Test
  void a_manager_who_is_away_is_not_the_one_who_is_told_and_after_a_day_every_manager_is() {
    day.change(
        """
        insert into absence select gen_random_uuid(), authority_id, id, ?, null from worker
        where sign_in = 'demo-erin-castle'""",
        day.now().minusSeconds(60));
    openBobbie();
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .contains("The ward rang about a sibling");

    day.change("delete from absence");
    day.change("delete from child_opening");
    openBobbie();
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .doesNotContain("The ward rang");
    day.moveClock(java.time.Duration.ofHours(25));
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .contains("The ward rang about a sibling");
  }

  private static void openBobbie() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    amira.post(
        "/children/search", Map.of("text", "L-1002", "reason", "The ward rang about a sibling"));
  }

  @Test
  void a_long_disclosure_report_is_read_page_by_page() {
    day.change(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        select gen_random_uuid(), '999', timestamptz '2025-01-01 12:00Z' + i * interval '1 day',
          'worker:00000999-0000-4000-8002-000000000001', 'planted ' || i, 'child:00000999-0000-4000-8004-000000000001'
        from generate_series(1, 250) i""");
    Browser amira = Browser.signedInAs("demo-amira-stone");

    String first = amira.get(ALEX).asString();
    Matcher older = Pattern.compile("href=\"([^\"]+before=\\d+)#disclosure\"").matcher(first);
    assertThat(older.find()).isTrue();
    String second = amira.follow(older.group(1)).asString();

    assertThat(first).contains(">planted 250: ", ">planted 60: ").doesNotContain(">planted 40: ");
    assertThat(second).contains(">planted 40: ", ">planted 1: ").doesNotContain(">planted 60: ");
  }

  @Test
  void a_restricted_child_is_found_by_nobody_else_whatever_the_reason() {
    for (String other : new String[] {"demo-amira-stone", "demo-lena-mercer", "demo-ruth-ames"}) {
      Browser browser = Browser.signedInAs(other);
      assertThat(browser.get(INDIGO).statusCode()).as(other).isEqualTo(404);
    }
    Browser lena = Browser.signedInAs("demo-lena-mercer");
    lena.get("/children");
    assertThat(
            lena.post(
                    "/children/search",
                    Map.of("text", "Examplenine", "reason", "I want to know everything"))
                .asString())
        .doesNotContain(INDIGO);
    assertThat(Browser.signedInAs("demo-morgan-reeve").get(INDIGO).asString())
        .contains("Indigo Examplenine", "Restricted record");
  }

  @Test
  void an_auditor_reads_who_has_seen_it_but_not_whom() {
    Browser.signedInAs("demo-amira-stone").get(ALEX).then().statusCode(200);

    assertThat(Browser.signedInAs("demo-ruth-ames").get(ALEX).asString())
        .contains("Disclosure report", "Amira Stone", "viewed: the child’s record")
        .doesNotContain("Exampleone", "2015", "plan since");
  }
}
