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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.TestQueues;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.teams.Briefings;
import org.wardline.teams.Route;

/** Measures, what is said of the policy, and the simulator. */
@QuarkusTest
class OversightPagesTest {
  @Inject DemoDay day;
  @Inject LocalTrigger trigger;
  @Inject TestQueues queues;

  @BeforeEach
  void begin() {
    day.begin();
    queues.empty("matching");
  }

  @Test
  void the_briefings_and_maps_say_the_waits_of_the_policy_in_force() {
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/policy").asString()).doesNotContain("Dry run");
    assertThat(amira.get("/policy/briefing/allocated").asString())
        .contains("In office hours. After 2 hours: duty social worker by desktop and e-mail")
        .contains("The outcome is recorded within 1 working day", "Strategy discussion");
    assertThat(amira.get("/policy/map/open").asString())
        .contains("<svg", "Nights, weekends, bank holidays", "After 30 minutes: second Emergency")
        .doesNotContain("NaN");
    amira.get("/policy/dry-run").then().statusCode(404);
    amira.get("/policy/map/nothing").then().statusCode(404);
  }

  @Test
  void no_two_maps_or_briefings_have_the_same_title() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    List<String> pages =
        Stream.concat(
                Stream.of(Route.values()).map(route -> "/policy/map/" + route.code()),
                Stream.of(Briefings.Reader.values())
                    .map(reader -> "/policy/briefing/" + reader.word())
                    .flatMap(page -> Stream.of(page, page + "/text")))
            .toList();

    List<String> titles =
        pages.stream().map(page -> dev.get(page).htmlPath().getString("html.head.title")).toList();

    assertThat(titles).hasSize(11).doesNotHaveDuplicates();
    assertThat(titles)
        .contains(
            "Process map: The record is restricted – Wardline",
            "Briefing for duty social workers – Wardline",
            "What you say to duty social workers – Wardline");
  }

  @Test
  void a_manager_says_it_in_the_councils_own_words_which_stand_where_they_are_read() {
    UUID told = day.accessed("9990000018", "L-1001");
    String words = "Ring <b>us</b> first.\n\n- 01632 960001\n- then the ward";
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    String path = "/policy/briefing/allocated/text";
    dev.get(path);

    assertThat(dev.post(path, Map.of("text", words, "seen", "0", "act", "preview")).asString())
        .contains("Preview: what to do now", "<li>01632 960001</li>", "Ring &lt;b&gt;us&lt;/b&gt;")
        .contains("If the child may be in danger now");
    assertThat(day.query("select count(*) from briefing")).containsExactly("0");
    dev.post(path, Map.of("text", words, "seen", "0", "act", "save")).then().statusCode(303);

    Browser amira = Browser.signedInAs("demo-amira-stone");
    for (String page : new String[] {"/notifications/" + told, "/policy/briefing/allocated"}) {
      assertThat(amira.get(page).asString())
          .contains("If the child may be in danger now", "Say “I have seen this”")
          .contains("Ring &lt;b&gt;us&lt;/b&gt; first.", "<li>then the ward</li>")
          .doesNotContain("Make sure who is speaking");
    }
    assertThat(amira.get("/policy/briefing/duty").asString()).contains("Make sure who is speaking");
    amira.get(path).then().statusCode(404);

    dev.get(path);
    assertThat(dev.post(path, Map.of("text", "Mine", "seen", "0", "act", "save")).asString())
        .contains(
            "<title>Error: What you say to allocated social workers",
            "Somebody else has changed this text",
            ">Mine</textarea>")
        .contains("Version 1, Tuesday 10 March, 10:00, by Dev Marlow");
    dev.post(path, Map.of("text", "", "seen", "1", "act", "save")).then().statusCode(303);
    assertThat(amira.get("/notifications/" + told).asString())
        .contains("Make sure who is speaking");
    assertThat(day.query("select version || ' ' || length(text) from briefing order by version"))
        .containsExactly("1 " + words.length(), "2 0");
    assertThat(
            day.query(
                "select subject || ' ' || detail from audit_entry where action = 'briefing saved' order by position"))
        .containsExactly("briefing:allocated version=1", "briefing:allocated version=2");
  }

  @Test
  void a_dry_run_says_who_would_be_told_and_writes_nothing() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");

    assertThat(
            dev.get(
                    "/policy/dry-run?case=open&worker=00000999-0000-4000-8002-000000000001&moment=2026-03-10T11:00")
                .asString())
        .contains("A plan is open and a social worker is allocated, Tuesday 10 March, 11:00")
        .contains("Amira Stone, allocated social worker, by desktop")
        .contains("Tuesday 10 March, 13:00", "Farah Quill, duty social worker")
        .contains("after 2 hours without an answer.", "the policy that comes with");
    assertThat(dev.get("/policy/dry-run?case=open&worker=x&moment=now").asString())
        .contains("Select a person");
    assertThat(day.query("select count(*) from delivery")).containsExactly("0");
  }

  @Test
  void what_is_measured_of_a_notification_follows_what_happens_to_it() {
    String measured =
        "select day || ' ' || coalesce(care_setting, 'none named') || ' ' || plans from notification_measure";
    day.accessed("9990000018", "L-1001");
    assertThat(day.query(measured)).containsExactly("2026-03-10 none named CPP");

    day.happened(
        AcceptedEvents.event(
            "9990000018",
            LocalDate.of(2015, 3, 4),
            Kind.ARRIVAL,
            day.now().minus(Duration.ofMinutes(20))));
    assertThat(day.query(measured)).containsExactly("2026-03-10 emergency-department CPP");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    assertThat(dev.get("/measures").asString()).containsPattern("Notifications</dt><dd[^>]*>1<");

    day.change("update notification set restricted = true");
    assertThat(dev.get("/measures").asString()).containsPattern("Notifications</dt><dd[^>]*>0<");
  }

  @Test
  void the_measures_count_what_happened_without_restricted_children() {
    UUID told = day.accessed("9990000018", "L-1001");
    day.accessed("9990000107", "L-1009");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    day.moveClock(Duration.ofMinutes(30));
    amira.get("/notifications/" + told);
    amira.post("/notifications/" + told + "/acknowledgement", Map.of());
    amira.get("/notifications/" + told);
    amira.post(
        "/notifications/" + told + "/outcome",
        Map.of("outcome", "VISIT_PLANNED", "notUseful", "yes"));

    assertThat(
            day.query(
                """
                select extract(epoch from m.acknowledged_at - n.opened_at) || ' ' || m.escalations || ' ' || m.late
                from notification_measure m join notification n on n.id = m.notification_id where not n.restricted"""))
        .containsExactly("1800.000000 0 0");

    Browser dev = Browser.signedInAs("demo-dev-marlow");
    String page = dev.get("/measures").asString();
    assertThat(page)
        .contains("Tue 10 Mar 2026: 1", "CPP", "not named", "30 minutes")
        .containsPattern("Said to be of no use</dt><dd[^>]*>1<")
        .doesNotContain("Tue 10 Mar 2026: 2");
    assertThat(dev.get("/measures.csv?first=2026-03-10&last=2026-03-10").asString())
        .contains("measure,of,value")
        .contains("Notifications by day,Tue 10 Mar 2026,1")
        .contains("\"Time to acknowledge, median\",,30 minutes");
    amira.get("/measures").then().statusCode(404);
  }

  @Test
  void only_what_was_passed_on_counts_as_escalated_also_at_night() {
    day.moveClock(Duration.ofHours(14));
    day.accessed("9990000018", "L-1001");
    assertThat(day.query("select count(*) from notification_history where what = 'step_taken'"))
        .containsExactly("2");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    assertThat(dev.get("/measures").asString())
        .containsPattern("Escalated beyond the first step</dt><dd[^>]*>0<");

    day.moveClock(Duration.ofMinutes(31));
    trigger.tick("escalation");
    assertThat(dev.get("/measures").asString())
        .containsPattern("Escalated beyond the first step</dt><dd[^>]*>1<");
  }

  @Test
  void the_measures_leave_out_children_from_whom_the_reader_is_barred() {
    day.accessed("9990000018", "L-1001");
    String csv = "/measures.csv?first=2026-03-10&last=2026-03-10";
    String counted = "Notifications by day,Tue 10 Mar 2026,1";
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    assertThat(dev.get(csv).asString()).contains(counted);

    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select c.id, '999', w.id, timestamptz '2026-03-10T10:00Z' from worker w, child c
        where w.sign_in = 'demo-dev-marlow' and c.id = '00000999-0000-4000-8004-000000000001'""");

    assertThat(dev.get(csv).asString()).doesNotContain(counted);
    assertThat(dev.get("/measures").asString()).doesNotContain("Tue 10 Mar 2026: 1");
    assertThat(Browser.signedInAs("demo-erin-castle").get(csv).asString()).contains(counted);
  }

  @Test
  void a_file_of_wrong_days_says_what_is_wrong_and_is_no_file_of_other_days() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");

    Response answer = dev.get("/measures.csv?first=yesterday&last=2026-03-10");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("text/plain");
    assertThat(answer.header("Content-Disposition")).isNull();
    assertThat(answer.asString()).isEqualTo("Enter the first day, such as 2026-03-10");
    assertThat(dev.get("/measures.csv?first=2026-03-10").statusCode()).isEqualTo(200);
  }

  @Test
  void a_file_that_is_not_for_the_reader_looks_like_one_that_is_missing() {
    String result = "/register/loads/00000999-0000-4000-8007-000000000001/result.csv";
    Browser amira = Browser.signedInAs("demo-amira-stone");

    for (String file : new String[] {"/measures.csv", result}) {
      assertThat(amira.get(file).statusCode()).as(file).isEqualTo(404);
      assertThat(amira.get(file).header("Content-Disposition")).as(file).isNull();
    }
    assertThat(
            Browser.signedInAs("demo-dev-marlow")
                .get("/measures.csv")
                .header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"measures.csv\"");
    assertThat(Browser.signedInAs("demo-oli-tarn").get(result).header("Content-Disposition"))
        .startsWith("attachment; filename=\"result-");
  }

  @Test
  void what_a_demonstration_plays_goes_through_the_intakes_own_door() {
    Browser anybody = new Browser();
    assertThat(anybody.get("/dev/simulator").asString()).contains("Walk-in centre");

    for (String place : new String[] {"EMERGENCY_DEPARTMENT", "WALK_IN_CENTRE", "AMBULANCE"}) {
      anybody
          .post(
              "/dev/simulator", Map.of("place", place, "happening", "ARRIVAL", "localId", "L-1001"))
          .then()
          .statusCode(303);
    }

    assertThat(queues.drain("matching")).isEqualTo(3);
    assertThat(day.query("select care_setting from episode_event order by 1"))
        .containsExactly("ambulance", "emergency-department", "walk-in-centre");
  }
}
