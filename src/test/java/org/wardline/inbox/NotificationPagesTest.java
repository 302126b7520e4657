package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.local.trigger.LocalTrigger;

@QuarkusTest
class NotificationPagesTest {
  private static final String ALEX = "9990000018";

  @Inject DemoDay day;
  @Inject LocalTrigger trigger;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void the_list_says_until_when_it_is_to_be_acknowledged_and_who_is_told_then() {
    day.accessed(ALEX, "L-1001");

    String page = Browser.signedInAs("demo-amira-stone").get("/notifications").asString();

    assertThat(page)
        .contains("A.E.", "Unread", "New (1)")
        .contains("To be acknowledged by 12:00, in 2 hours.")
        .contains("Then the duty social worker is told.")
        .contains("Opened Tuesday 10 March, 10:00")
        .doesNotContain("Alex", "Exampleone", "2015", ALEX, "L-1001", "EXAMPLE");
  }

  @Test
  void the_list_reloads_itself_unless_it_is_told_to_stand_still() {
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/notifications").asString())
        .contains("content=\"20;url=/notifications?list=mine&amp;refreshed=1\"");
    assertThat(amira.get("/notifications?still=yes").asString()).doesNotContain("refresh\"");
  }

  @Test
  void a_page_that_nobody_uses_says_only_how_many_are_new() {
    day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/hidden/new").asString()).isEqualTo("1 new");
    assertThat(amira.get("/hidden").asString())
        .contains("1 new", "This page is hidden")
        .doesNotContain("Amira", "A.E.", "W-");
  }

  @Test
  void an_empty_list_explains_itself() {
    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications").asString())
        .contains("Nothing new waits here.", "Nothing is concluded yet.");
  }

  @Test
  void the_first_page_is_the_list_of_who_has_one() {
    Map.of(
            "demo-amira-stone", "/notifications",
            "demo-oli-tarn", "/register",
            "demo-pia-lowe", "/desk",
            "demo-tess-ingle", "/rota")
        .forEach(
            (reader, first) ->
                assertThat(Browser.signedInAs(reader).get("/").header("Location"))
                    .as(reader)
                    .isEqualTo(first));
  }

  @Test
  void an_event_that_its_sender_took_back_is_marked_wherever_it_stands() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.change("update episode_event set cancelled_at = ?", day.now());
    Browser amira = Browser.signedInAs("demo-amira-stone");
    String child = day.query("select child_id from notification").getFirst();

    assertThat(amira.get("/notifications/" + id).asString())
        .contains(
            "The sender took back everything that it had reported of this visit.",
            "Other events of this visit (1)",
            "Record opened (taken back by its sender)");
    assertThat(amira.get("/children/" + child).asString())
        .contains("Record opened (taken back by its sender)");
  }

  @Test
  void a_notification_says_what_happened_to_whom_and_what_to_do() {
    UUID id = day.accessed(ALEX, "L-1001");

    String page = Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString();

    assertThat(page)
        .contains("An access is not an attendance")
        .contains("Example General Hospital (RXX01)", "Nina Nurseone, Nurse Access Role")
        .contains("01632 960500", "Wardline knows of none")
        .contains("Not named: treat it as an emergency", "Tuesday 10 March, 09:55")
        .contains("Alex Exampleone", "4 March 2015 (11 years old)")
        .contains("Child protection plan since 15 January 2026", "Amira Stone")
        .contains("https://cases.exampleshire.example/records/")
        .contains("What to do now", "Ring the place named here")
        .contains(
            "Told: allocated social worker Amira Stone by desktop, Duty &amp; Advice by e-mail.")
        .contains("I have seen this", "Record outcome", "Hand over");
  }

  @Test
  void opening_it_marks_it_read_and_is_recorded_in_history_and_audit() {
    UUID id = day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");

    amira.get("/notifications/" + id).then().statusCode(200);

    assertThat(amira.get("/notifications").asString()).doesNotContain("Unread");
    assertThat(amira.get("/notifications/" + id).asString()).contains("Amira Stone opened it.");
    assertThat(
            day.query(
                "select distinct subject from audit_entry where action = 'viewed' order by 1"))
        .containsExactly("child:00000999-0000-4000-8004-000000000001", "notification:" + id);
  }

  @Test
  void initials_in_a_list_make_one_audit_entry_however_often_it_reloads() {
    day.accessed("9990000115", "L-1010");
    Browser helen = Browser.signedInAs("demo-helen-ward");

    helen.get("/notifications");
    helen.get("/notifications");

    assertThat(
            day.query(
                """
                select subject from audit_entry where action = 'listed'
                and actor = 'worker:00000999-0000-4000-8002-000000000008'"""))
        .containsExactly("child:00000999-0000-4000-8004-000000000010");
  }

  @Test
  void further_events_of_the_visit_stand_below_the_latest() {
    day.accessed(ALEX, "L-1001");
    UUID id =
        day.happened(
            AcceptedEvents.event(ALEX, LocalDate.of(2015, 3, 4), Kind.ADMISSION, day.now()));

    String page = Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString();

    assertThat(page).contains("The child was admitted there.", "Other events of this visit (1)");
    assertThat(page).contains("Round 1", "Round 2");
    assertThat(page.indexOf("Admission")).isLessThan(page.indexOf("Record opened"));
  }

  @Test
  void what_nobody_answered_stays_overdue_until_somebody_does() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.moveClock(Duration.ofHours(3));
    trigger.tick("escalation");
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(farah.get("/notifications/" + id).asString())
        .contains("Overdue", "Nobody had answered by Tuesday 10 March, 13:00.")
        .contains("If nobody does, at 17:00 the Emergency Duty Service is told.");
    assertThat(farah.get("/notifications").asString())
        .contains("Overdue", "Nobody had answered by Tuesday 10 March, 13:00");
  }

  @Test
  void the_note_of_a_decision_can_still_be_read_when_the_visit_is_open_again() {
    UUID id = day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + id);
    amira.post(
        "/notifications/" + id + "/outcome",
        Map.of("outcome", "VISIT_PLANNED", "note", "Rang the ward, all is well."));
    assertThat(amira.get("/notifications/" + id).asString())
        .containsOnlyOnce("Rang the ward, all is well.");

    day.happened(AcceptedEvents.event(ALEX, LocalDate.of(2015, 3, 4), Kind.ADMISSION, day.now()));

    assertThat(amira.get("/notifications/" + id).asString())
        .contains("Round 2")
        .containsOnlyOnce("Rang the ward, all is well.");
  }

  @Test
  void who_was_told_of_a_visit_follows_the_child_no_further_once_it_is_concluded() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.moveClock(Duration.ofDays(3));
    day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    assertThat(amira.get("/notifications/" + id).asString()).contains("Friday 13 March, 09:55");

    amira.post("/notifications/" + id + "/outcome", Map.of("outcome", "VISIT_PLANNED"));
    day.moveClock(Duration.ofDays(3));
    day.accessed(ALEX, "L-1001");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString())
        .contains("Friday 13 March, 09:55", "until this notification was concluded")
        .doesNotContain("Monday 16 March, 09:55");
  }

  @Test
  void other_visits_stand_below() {
    day.accessed(ALEX, "L-1001");
    day.moveClock(Duration.ofDays(3));
    UUID id = day.accessed(ALEX, "L-1001");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString())
        .contains("Other visits", "<strong>Tuesday 10 March, 09:55</strong>: Record opened")
        .contains("The latest 25 at most");
  }

  @Test
  void what_was_another_childs_or_of_a_time_of_restriction_is_no_earlier_visit() {
    UUID wrong = day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + wrong);
    amira.post(
        "/notifications/" + wrong + "/outcome",
        Map.of("outcome", "WRONG_CHILD", "confirmed", "yes"));
    String reference = day.query("select reference from notification").getFirst();
    assertThat(amira.get("/children/00000999-0000-4000-8004-000000000001").asString())
        .doesNotContain(reference);
    day.moveClock(Duration.ofDays(3));
    UUID restricted = day.accessed(ALEX, "L-1001");
    day.change(
        """
        update notification set restricted = true,
          custodian_id = '00000999-0000-4000-8002-000000000013',
          deputy_id = '00000999-0000-4000-8002-000000000014'
        where id = ?""",
        restricted);
    day.moveClock(Duration.ofDays(3));
    UUID id = day.accessed(ALEX, "L-1001");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString())
        .contains("Monday 16 March, 09:55")
        .doesNotContain("Tuesday 10 March, 09:55", "Friday 13 March, 09:55");
  }

  @Test
  void siblings_are_named_and_recorded_unless_the_reader_may_not_know_of_them() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.change(
        """
        update child set family_name = 'Exampleone', postcode = 'XX11AA'
        where given_name in ('Ellis', 'Indigo', 'Bobbie')""");
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
        select c.id, '999', w.id, w.id, ? from child c, worker w
        where c.given_name = 'Bobbie' and w.sign_in = 'demo-amira-stone'""",
        day.now());

    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications/" + id).asString())
        .contains("Siblings, perhaps", "Ellis Exampleone, born 17 May 2012 (13 years old): Looked")
        .doesNotContain("Indigo", "Bobbie");
    assertThat(day.query("select subject from audit_entry where action = 'viewed'"))
        .contains("child:00000999-0000-4000-8004-000000000005");
  }

  @Test
  void a_mother_is_called_the_mother() {
    UUID id = day.accessed("9990000034", "L-1003");

    assertThat(Browser.signedInAs("demo-ben-hollis").get("/notifications/" + id).asString())
        .contains("The mother of the unborn child", "the mother may or may not have been there");
  }

  @Test
  void nobody_but_those_concerned_finds_it() {
    UUID id = day.accessed(ALEX, "L-1001");

    for (String stranger :
        List.of("demo-ben-hollis", "demo-oli-tarn", "demo-petra-sand", "demo-quentin-hale")) {
      Browser browser = Browser.signedInAs(stranger);
      Response hidden = browser.get("/notifications/" + id);
      Response missing = browser.get("/notifications/" + UUID.randomUUID());

      assertThat(hidden.statusCode()).as(stranger).isEqualTo(404);
      assertThat(hidden.asString()).isEqualTo(missing.asString());
      assertThat(browser.get("/notifications").asString())
          .as(stranger)
          .contains("New (0)")
          .doesNotContain("A.E.");
    }
    for (String concerned : List.of("demo-amira-stone", "demo-farah-quill", "demo-dev-marlow")) {
      Browser.signedInAs(concerned).get("/notifications/" + id).then().statusCode(200);
    }
  }

  @Test
  void a_restricted_child_is_there_for_custodian_and_deputy_only() {
    UUID id = day.accessed("9990000107", "L-1009");

    for (String keeper : List.of("demo-morgan-reeve", "demo-nadia-orme")) {
      Browser browser = Browser.signedInAs(keeper);
      assertThat(browser.get("/notifications").asString())
          .contains("restricted record")
          .doesNotContain("I.E.");
      assertThat(browser.get("/notifications/" + id).asString())
          .contains("Indigo Examplenine", "must not become known");
    }
    for (String other :
        List.of("demo-lena-mercer", "demo-farah-quill", "demo-dev-marlow", "demo-idris-vane")) {
      Browser browser = Browser.signedInAs(other);
      assertThat(browser.get("/notifications").asString()).as(other).contains("New (0)");
      browser.get("/notifications/" + id).then().statusCode(404);
    }
  }

  @Test
  void a_child_that_became_restricted_since_disappears_from_all_others() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.change(
        """
        update child set restricted = true,
          custodian_id = '00000999-0000-4000-8002-000000000013',
          deputy_id = '00000999-0000-4000-8002-000000000014'
        where id = '00000999-0000-4000-8004-000000000001'""");
    Browser amira = Browser.signedInAs("demo-amira-stone");

    amira.get("/notifications/" + id).then().statusCode(404);
    assertThat(amira.get("/notifications").asString()).contains("New (0)");
    assertThat(day.query("select subject from audit_entry where action = 'viewed'")).isEmpty();
  }

  @Test
  void titles_and_addresses_name_no_child() {
    UUID id = day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    String reference = day.query("select reference from notification").getFirst();

    assertThat(amira.get("/notifications/" + id).htmlPath().getString("html.head.title"))
        .isEqualTo("Notification " + reference + " – Wardline");
    assertThat(amira.get("/notifications").htmlPath().getString("html.head.title"))
        .isEqualTo("Notifications – Wardline");
    assertThat(amira.get("/notifications").asString().split("href=\"", -1))
        .noneMatch(address -> address.startsWith("/") && address.contains("Alex"));
  }

  @Test
  void after_its_time_it_is_marked_overdue_until_somebody_was_told() {
    day.accessed(ALEX, "L-1001");
    day.moveClock(Duration.ofMinutes(121));

    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications").asString())
        .contains("by 12:00, 1 minute ago.", "Overdue");
  }

  @Test
  void an_address_that_is_no_id_is_not_found() {
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/notifications/Alex").statusCode()).isEqualTo(404);
    assertThat(amira.get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(amira.get("/nowhere").asString())
        .contains("Page not found")
        .doesNotContain("Exception", "resteasy");
    amira.post("/policy", Map.of()).then().statusCode(405);
  }

  @Test
  void a_failure_says_what_to_do_and_nothing_of_itself() {
    UUID id = day.accessed(ALEX, "L-1001");
    day.change("update episode_event set details = decode('0102', 'hex')");

    Response failed = Browser.signedInAs("demo-amira-stone").get("/notifications/" + id);

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.asString())
        .contains("Sorry, something went wrong", "use the telephone")
        .doesNotContain("Exception", "Seal", "Alex", "org.wardline");
    assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
  }
}
