package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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
        .contains("viewed: notification")
        .contains("Who was told of the notifications")
        .contains("as allocated social worker by desktop", "as Duty &amp; Advice by e-mail")
        .contains("Record opened: setting not named, Example General Hospital (RXX01)");
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
        .contains(BOBBIE, "a manager is told", "B.E.")
        .doesNotContain("Exampletwo");
    amira.get(BOBBIE).then().statusCode(404);
    assertThat(
            amira
                .post(BOBBIE, Map.of("reason", "The ward rang about a sibling"))
                .header("Location"))
        .isEqualTo(BOBBIE);
    assertThat(amira.get(BOBBIE).asString()).contains("Bobbie Exampletwo");

    Browser erin = Browser.signedInAs("demo-erin-castle");
    assertThat(erin.get("/children").asString())
        .contains("Amira Stone opened a child’s record", "The ward rang about a sibling");
    String opening = day.query("select id from child_opening").getFirst();
    assertThat(
            day.query(
                "select count(*) from audit_entry a join child_opening o on a.subject = 'child_opening:' || o.id"
                    + " and a.detail = 'child:' || o.child_id where a.action = 'opening shown'"))
        .containsExactly("1");
    erin.post("/children/openings/" + opening, Map.of()).then().statusCode(303);
    assertThat(erin.get("/children").asString()).doesNotContain("opened a child’s record");
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
    amira.post(BOBBIE, Map.of("reason", "The ward rang about a sibling")).then().statusCode(303);
  }

  @Test
  void another_reason_while_a_child_is_open_is_kept_and_told_as_the_first_was() {
    openBobbie();
    day.moveClock(java.time.Duration.ofHours(1));
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    Map<String, String> another = Map.of("reason", "The school rang about the father");
    amira.post(BOBBIE, another).then().statusCode(303);
    amira.post(BOBBIE, another).then().statusCode(303);

    assertThat(Browser.signedInAs("demo-erin-castle").get("/children").asString())
        .containsOnlyOnce("The ward rang about a sibling")
        .containsOnlyOnce("The school rang about the father")
        .contains("opened for a reason (2)");
    assertThat(day.query("select subject from audit_entry where action = 'opened for a reason'"))
        .hasSize(2);
    day.moveClock(java.time.Duration.ofMinutes(11 * 60 + 30));
    Browser.signedInAs("demo-amira-stone").get(BOBBIE).then().statusCode(200);
    day.moveClock(java.time.Duration.ofHours(1));
    Browser.signedInAs("demo-amira-stone").get(BOBBIE).then().statusCode(404);
  }

  @Test
  void a_search_in_other_teams_is_told_once_to_the_manager_of_those_who_were_listed() {
    namesakes();
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    Map<String, String> search = Map.of("text", "Smith", "reason", "The ward rang about a Smith");
    amira.post("/children/search", search).then().statusCode(200);

    Browser erin = Browser.signedInAs("demo-erin-castle");
    assertThat(erin.get("/children").asString())
        .containsOnlyOnce(
            "Amira Stone looked for a child in other teams, and was shown 20 children")
        .containsOnlyOnce("The ward rang about a Smith")
        .contains("Searches in other teams that listed your children (1)");
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .doesNotContain("The ward rang");
    assertThat(day.query("select listed || ' ' || (reason like '%ward%')::text from child_search"))
        .containsExactly("20 false");
    String notice = day.query("select id from child_search_notice").getFirst();
    Browser ben = Browser.signedInAs("demo-ben-hollis");
    ben.get("/children");
    ben.post("/children/searches/" + notice, Map.of());
    assertThat(erin.get("/children").asString()).contains("The ward rang about a Smith");

    erin.post("/children/searches/" + notice, Map.of()).then().statusCode(303);
    assertThat(erin.get("/children").asString()).doesNotContain("The ward rang");
    assertThat(day.query("select subject from audit_entry where action = 'search seen'"))
        .containsExactly("child_search_notice:" + notice);
  }

  @Test
  void a_search_leaves_its_entry_also_when_nobody_is_found() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    amira.post("/children/search", Map.of("text", "Nobody"));
    amira.get("/children");
    amira.post("/children/search", Map.of("text", "Nobody", "reason", "The ward rang me"));

    assertThat(
            day.query(
                "select split_part(subject, ':', 1) || ' ' || detail from audit_entry"
                    + " where action = 'looked for a child' order by position"))
        .containsExactly("worker own=0 others=0", "child_search own=0 others=0");
    assertThat(day.query("select listed from child_search")).containsExactly("0");
    assertThat(day.query("select id from child_search_notice")).isEmpty();
  }

  @Test
  void
      what_one_manager_has_not_seen_for_a_day_every_manager_is_told_and_of_a_restricted_its_keepers() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    amira.post("/children/search", Map.of("text", "L-1002", "reason", "The ward rang me"));
    day.moveClock(java.time.Duration.ofHours(25));
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .contains("was shown a child of yours", "The ward rang me");

    day.change(
        """
        update child set restricted = true,
          custodian_id = (select id from worker where sign_in = 'demo-morgan-reeve'),
          deputy_id = (select id from worker where name = 'Nadia Orme')
        where id = cast(? as uuid)""",
        BOBBIE.substring(BOBBIE.lastIndexOf('/') + 1));
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/children").asString())
        .doesNotContain("The ward rang me");
    assertThat(Browser.signedInAs("demo-morgan-reeve").get("/children").asString())
        .contains("The ward rang me");
  }

  private static boolean finds(Browser browser, String text) {
    browser.get("/children");
    return browser.post("/children/search", Map.of("text", text)).asString().contains(ALEX);
  }

  @Test
  void a_number_is_found_however_it_is_written_and_a_child_by_a_former_family_name() {
    String alex = ALEX.substring(ALEX.lastIndexOf('/') + 1);
    day.change(
        "insert into child_name select cast(? as uuid), '999', 'Alex', 'Formerone', now(), now()",
        alex);
    Browser amira = Browser.signedInAs("demo-amira-stone");

    for (String text :
        List.of("9990000018", " 999 000 0018 ", "999-000-0018", "999\u00a0000\u20130018")) {
      assertThat(finds(amira, text)).as(text).isTrue();
    }
    assertThat(finds(amira, "999 000 0019")).isFalse();
    assertThat(finds(amira, "formerone")).isTrue();
    assertThat(finds(Browser.signedInAs("demo-ben-hollis"), "Formerone")).as("of others").isFalse();
    day.change(
        """
        update child c set restricted = true, custodian_id = k.custodian_id, deputy_id = k.deputy_id
        from child k where k.restricted and k.authority_id = c.authority_id and c.id = cast(? as uuid)""",
        alex);
    assertThat(finds(amira, "Formerone")).as("restricted").isFalse();
  }

  @Test
  void no_empty_page_follows_the_last_child() {
    day.change("delete from child_bar");
    day.change("update child set team_id = null where authority_id = '999'");
    day.change(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
        select gen_random_uuid(), '999', team_id, 'Ann' || i, 'Smith', '2015-01-01', now()
        from worker, generate_series(1, 50) i where sign_in = 'demo-ben-hollis'""");
    day.change("update allocation set until_at = from_at + interval '1 second'");
    Browser ben = Browser.signedInAs("demo-ben-hollis");

    assertThat(ben.get("/children").asString()).contains("A.S.").doesNotContain("Next children");
    day.change(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
        select gen_random_uuid(), '999', team_id, 'Zoe', 'Smith', '2015-01-01', now()
        from worker where sign_in = 'demo-ben-hollis'""");
    assertThat(ben.get("/children").asString()).contains("Next children").doesNotContain("Z.S.");
  }

  /** The first of 25 children of another team, and the only one of Amira's, all of one name. */
  private void namesakes() {
    day.change(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
        select gen_random_uuid(), '999', (select t.id from team t join worker w on w.id = t.manager_id
          where w.sign_in = 'demo-erin-castle' limit 1), 'Ann' || i, 'Smith', '2015-01-01', now()
        from generate_series(1, 25) i""");
    day.change(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
        select gen_random_uuid(), '999', team_id, 'Zoe', 'Smith', '2015-01-01', now()
        from worker where sign_in = 'demo-amira-stone'""");
  }

  @Test
  void ones_own_child_is_found_however_many_of_other_teams_have_the_name() {
    namesakes();
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");

    assertThat(amira.post("/children/search", Map.of("text", "Smith")).asString())
        .contains("Z.S.")
        .doesNotContain("A.S.", "the first 20");
    assertThat(
            amira
                .post("/children/search", Map.of("text", "Smith", "reason", "The ward rang me"))
                .asString())
        .contains("Z.S.", "These are the first 20 of other teams.")
        .doesNotContain("the first 20 of your own");
  }

  @Test
  void a_reason_opens_the_one_child_that_is_chosen_and_no_other() {
    namesakes();
    Map<String, String> reason = Map.of("reason", "The ward rang about a sibling");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");
    String found =
        amira
            .post("/children/search", Map.of("text", "Smith", "reason", reason.get("reason")))
            .asString();
    List<String> offered =
        Pattern.compile("<form action=\"(/children/[0-9a-f-]{36})\" method=\"post\"")
            .matcher(found)
            .results()
            .map(form -> form.group(1))
            .toList();

    assertThat(offered).hasSize(20);
    assertThat(day.query("select count(*) from child_opening")).containsExactly("0");
    assertThat(day.query("select count(*) from audit_entry where action = 'found'"))
        .containsExactly("21");
    amira.post(offered.get(3), reason).then().statusCode(303);
    amira.post(offered.get(3), reason).then().statusCode(303);

    assertThat(day.query("select '/children/' || child_id from child_opening"))
        .containsExactly(offered.get(3));
    assertThat(
            day.query(
                "select replace(subject, 'child:', '/children/') from audit_entry where action = 'opened for a reason'"))
        .containsExactly(offered.get(3));
    amira.get(offered.get(3)).then().statusCode(200);
    amira.get(offered.get(4)).then().statusCode(404);
  }

  @Test
  void nothing_is_opened_without_a_reason_or_to_who_may_not_know_of_it() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/children");

    amira.post(BOBBIE, Map.of("reason", "because")).then().statusCode(400);
    amira.post(BOBBIE, Map.of()).then().statusCode(400);
    amira.post(INDIGO, Map.of("reason", "I want to know everything")).then().statusCode(404);
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    oli.get("/notifications");
    oli.post(BOBBIE, Map.of("reason", "I want to know everything")).then().statusCode(404);

    assertThat(day.query("select count(*) from child_opening")).containsExactly("0");
  }

  @Test
  void only_a_web_address_leads_to_the_case_system() {
    String record = "update child set case_record = '%s' where id = '%s'";
    String alex = ALEX.substring(ALEX.lastIndexOf('/') + 1);
    Browser amira = Browser.signedInAs("demo-amira-stone");

    day.change(record.formatted("javascript:alert(1)", alex));
    assertThat(amira.get(ALEX).asString())
        .contains("Alex Exampleone")
        .doesNotContain("javascript:", "Open the record in the case system");
    day.change(record.formatted("https://cases.example/1", alex));
    assertThat(amira.get(ALEX).asString()).contains("href=\"https://cases.example/1\"");
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
