package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;

/** Pages that were open while something happened. */
@QuarkusTest
class StalePagesTest {
  private static final String ALEX = "9990000018";
  private static final String CHILD = "/children/00000999-0000-4000-8004-000000000001";
  private static final String AMIRA = "00000999-0000-4000-8002-000000000001";
  private static final String FARAH = "00000999-0000-4000-8002-000000000006";
  private static final String NEWS = "Something else has happened since you opened this page";

  private static final Pattern NEWS_ADDRESS = Pattern.compile("hx-get=\"([^\"]+/news[^\"]+)\"");

  @Inject DemoDay day;

  private String page;
  private Browser amira;

  @BeforeEach
  void begin() {
    day.begin();
    page = "/notifications/" + day.accessed(ALEX, "L-1001");
    amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
  }

  private UUID admitted() {
    return day.happened(
        AcceptedEvents.event(ALEX, LocalDate.of(2015, 3, 4), Kind.ADMISSION, day.now()));
  }

  private String state() {
    return day.query("select state || ' ' || round from notification").getFirst();
  }

  @Test
  void nobody_concludes_an_admission_that_their_page_did_not_show() {
    admitted();
    Map<String, String> form =
        Map.of("outcome", "ACCESS_ONLY", "note", "Rang the ward.", "notUseful", "yes");

    Response refused = amira.post(page + "/outcome", form);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains(NEWS, "href=\"#what-happened\"", "The child was admitted there.")
        .contains(">Rang the ward.</textarea>", "value=\"yes\" checked>")
        .doesNotContain("value=\"ACCESS_ONLY\" checked");
    assertThat(state()).isEqualTo("open 2");

    amira.post(page + "/outcome", form).then().statusCode(303);
    assertThat(state()).isEqualTo("concluded 2");
  }

  @Test
  void nobody_says_of_an_unread_event_that_they_have_seen_it() {
    day.moveClock(Duration.ofMinutes(10));
    day.accessed(ALEX, "L-1001");

    Response refused = amira.post(page + "/acknowledgement", Map.of());

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains(NEWS, "then say again that you have seen it");
    assertThat(state()).isEqualTo("open 1");

    amira.post(page + "/acknowledgement", Map.of()).then().statusCode(303);
    assertThat(state()).isEqualTo("acknowledged 1");
  }

  @Test
  void nobody_hands_over_what_they_have_not_read() {
    admitted();

    Response refused =
        amira.post(page + "/hand-over", Map.of("successor", FARAH, "message", "Ring me."));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains(NEWS, ">Ring me.</textarea>");
    assertThat(state()).isEqualTo("open 2");
  }

  @Test
  void a_form_of_a_page_without_a_mark_is_refused() {
    amira
        .post(page + "/acknowledgement", Map.of("seen", "1-of-another-page"))
        .then()
        .statusCode(400);
    assertThat(state()).isEqualTo("open 1");
  }

  @Test
  void what_was_written_and_comes_too_late_is_given_back() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get(page);
    amira.post(page + "/outcome", Map.of("outcome", "VISIT_PLANNED"));

    Response late =
        dev.post(page + "/outcome", Map.of("outcome", "ACCESS_ONLY", "note", "Rang the <ward>."));

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.asString())
        .contains("Nothing was recorded: it was decided before.", "What you wrote")
        .contains("Rang the &lt;ward&gt;.", "Visit planned");
    amira.get(page);
    assertThat(
            amira
                .post(page + "/hand-over", Map.of("successor", FARAH, "message", "Ring me."))
                .asString())
        .contains("it was decided before", "What you wrote", "Ring me.");
  }

  @Test
  void the_tick_of_no_use_stays_when_the_form_is_refused() {
    assertThat(amira.post(page + "/outcome", Map.of("notUseful", "yes")).asString())
        .contains("Select what was decided", "value=\"yes\" checked>");
    assertThat(amira.get(page).asString()).doesNotContain("value=\"yes\" checked>");
  }

  @Test
  void what_was_of_no_use_may_be_of_use_in_another_round() {
    amira.post(page + "/outcome", Map.of("outcome", "ACCESS_ONLY", "notUseful", "yes"));
    assertThat(day.query("select not_useful from notification_measure")).containsExactly("t");

    admitted();

    assertThat(day.query("select not_useful from notification")).containsExactly("f");
    assertThat(day.query("select not_useful from notification_measure")).containsExactly("f");
  }

  @Test
  void what_the_sender_took_back_is_no_news_of_the_child() {
    admitted();
    day.change("update episode_event set cancelled_at = ? where kind = 'ADMISSION'", day.now());

    String after = amira.get(page).asString();
    assertThat(after)
        .contains("Other events of this visit (1)", "Admission (taken back by its sender)")
        .doesNotContain("The child was admitted there.")
        .containsPattern("(?s)What happened</h2>\\s*<dl.{0,300}Record opened.*It counts no more.");
    assertThat(amira.get(CHILD).asString()).contains("Admission (taken back by its sender)");

    day.change("update episode_event set cancelled_at = ?", day.now());
    assertThat(amira.get(page).asString())
        .contains("The sender took back everything that it had reported of this visit.")
        .contains("Other events of this visit (2)");
    day.moveClock(Duration.ofDays(3));
    String next = "/notifications/" + day.accessed(ALEX, "L-1001");
    assertThat(Browser.signedInAs("demo-amira-stone").get(next).asString())
        .contains("Tuesday 10 March, 09:55</strong>: Record opened (taken back by its sender)");
  }

  @Test
  void a_notification_whose_events_are_another_childs_can_still_be_read() {
    amira.post(page + "/outcome", Map.of("outcome", "WRONG_CHILD", "confirmed", "yes"));
    day.change("delete from episode_event");

    assertThat(amira.get(page).asString())
        .contains("Withdrawn:")
        .contains("Nothing is left of this visit: what happened was of another child.");
  }

  private Response news() {
    String html = amira.get(page).asString();
    Matcher asked = NEWS_ADDRESS.matcher(html);
    assertThat(asked.find()).isTrue();
    return amira.follow(asked.group(1).replace("&amp;", "&"));
  }

  @Test
  void an_open_page_is_told_when_somebody_else_holds_it_or_something_else_happens() {
    Matcher asked = NEWS_ADDRESS.matcher(amira.get(page).asString());
    assertThat(asked.find()).isTrue();
    String address = asked.group(1).replace("&amp;", "&");
    assertThat(amira.follow(address).statusCode()).isEqualTo(204);

    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get(page);
    farah.post(page + "/acknowledgement", Map.of()).then().statusCode(303);
    assertThat(amira.follow(address).asString())
        .contains("This has changed since you opened it.", "Held by Farah Quill since")
        .doesNotContain("Alex", "Something else has happened");
    assertThat(news().statusCode()).as("of the page as it is now").isEqualTo(204);

    admitted();
    assertThat(amira.follow(address).asString()).contains("Something else has happened.");
    assertThat(
            day.query(
                "select count(*) from audit_entry where action = 'viewed' and subject like 'child:%'"))
        .as("news say nothing of the child")
        .containsExactly("4");
    Browser.signedInAs("demo-quentin-hale").follow(address).then().statusCode(404);
  }

  @Test
  void a_keepers_old_page_undoes_nothing_that_somebody_else_has_done() {
    String indigo = "/register/children/00000999-0000-4000-8004-000000000009";
    Browser morgan = Browser.signedInAs("demo-morgan-reeve");
    morgan.get(indigo);
    day.change(
        "update child set deputy_id = (select id from worker where sign_in = 'demo-lena-mercer')"
            + " where restricted and authority_id = '999'");

    Response refused = morgan.post(indigo, Map.of("act", "lift"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("This was changed since you opened the page.", "href=\"#how-it-is-kept\"")
        .contains("only Morgan Reeve and Lena Mercer may know");
    assertThat(day.query("select count(*) from child where restricted and authority_id = '999'"))
        .containsExactly("1");
    morgan.post(indigo, Map.of("act", "lift")).then().statusCode(303);
  }

  @Test
  void what_a_keeper_wrote_on_an_old_page_is_given_back_and_what_is_done_already_is_done() {
    String alex = "/register/children/00000999-0000-4000-8004-000000000001";
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    oli.get(alex);
    String old = oli.seen();
    day.change(
        "insert into child_bar select c.id, c.authority_id, w.id, w.id, now() from child c, worker w"
            + " where c.given_name = 'Alex' and w.sign_in = 'demo-ben-hollis'");
    Map<String, String> hold = Map.of("act", "hold", "reference", "order <7>", "seen", old);

    Response refused = oli.post(alex, hold);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("value=\"order &lt;7&gt;\"", "Ben Hollis");
    oli.post(alex, Map.of("act", "hold", "reference", "order <7>")).then().statusCode(303);
    oli.post(alex, hold).then().statusCode(303);
    assertThat(
            oli.post(alex, Map.of("act", "hold", "reference", "order 8", "seen", old)).asString())
        .contains("The reference that you entered was not recorded: order 8");
    assertThat(day.query("select reason from legal_hold")).containsExactly("order <7>");
  }

  private static boolean says(Browser browser, String address) {
    return browser.follow(address).asString().contains("It is recorded. What waits");
  }

  @Test
  void an_address_says_that_something_is_recorded_to_who_did_it_there_and_for_a_minute() {
    amira.get("/absences");
    String next =
        amira
            .post("/absences/away", Map.of("worker", AMIRA, "first", "2026-03-27", "last", ""))
            .header("Location");

    assertThat(says(amira, next)).isTrue();
    assertThat(says(Browser.signedInAs("demo-ben-hollis"), next)).as("to another").isFalse();
    assertThat(says(amira, "/absences?said=absence-recorded")).as("by a crafted one").isFalse();
    assertThat(amira.follow(next.replace("recorded", "changed")).asString())
        .doesNotContain("It is changed.");
    assertThat(amira.follow(next.replace("/absences", "/rota")).asString())
        .doesNotContain("It is recorded.");
    day.moveClock(Duration.ofSeconds(61));
    assertThat(says(amira, next)).as("later").isFalse();
  }

  @Test
  void nobody_reads_that_they_hold_what_somebody_else_has_taken_over_meanwhile() {
    String next = amira.post(page + "/acknowledgement", Map.of()).header("Location");
    assertThat(amira.follow(next).asString()).contains("You hold this now.");
    amira.post(page + "/hand-over", Map.of("successor", FARAH)).then().statusCode(303);

    assertThat(amira.follow(next).asString()).doesNotContain("You hold this now.");
    assertThat(amira.get(page + "?said=concluded").asString())
        .doesNotContain("The outcome is recorded.");
  }
}
