package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was chosen by mistake: asked about before it is done, and put right afterwards. */
@QuarkusTest
class OutcomePagesTest {
  private static final String WHY = "A slip of the <thumb>.";

  @Inject DemoDay day;

  private String page;
  private Browser amira;

  @BeforeEach
  void begin() {
    day.begin();
    UUID id = day.accessed("9990000018", "L-1001");
    page = "/notifications/" + id;
    amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
  }

  private Response outcome(Browser browser, String... fields) {
    Map<String, String> form = new HashMap<>();
    for (int at = 0; at < fields.length; at += 2) {
      form.put(fields[at], fields[at + 1]);
    }
    return browser.post(page + "/outcome", form);
  }

  private Response takeBack(Browser browser, String reason) {
    return browser.post(page + "/outcome-taken-back", Map.of("reason", reason));
  }

  private void withdraw() {
    outcome(amira, "outcome", "WRONG_CHILD", "confirmed", "yes").then().statusCode(303);
    day.dispatchAllDue();
    amira.get(page);
  }

  private String state() {
    return day.query("select state || ' ' || round from notification").getFirst();
  }

  private static String follow(Browser browser, Response redirect) {
    assertThat(redirect.statusCode()).isEqualTo(303);
    return browser.get(redirect.header("Location")).asString();
  }

  @Test
  void a_wrong_child_is_asked_about_before_anybody_is_told() {
    Response asked =
        outcome(
            amira,
            "outcome",
            "WRONG_CHILD",
            "note",
            "Not \"our\" Alex.\r\nRang them.",
            "notUseful",
            "yes");

    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.asString())
        .contains("Nothing is recorded yet.", "You chose “Wrong child”.")
        .contains("Everybody who was told is told that nothing needs to be done for this child.")
        .contains("What you must do for the other child", "who tells the council of that child")
        .contains("name=\"notUseful\" value=\"yes\"", "Not &quot;our&quot; Alex.")
        .doesNotContain("Exampleone");
    assertThat(state()).isEqualTo("open 1");
    assertThat(day.query("select what from notification_history where what = 'withdrawn'"))
        .isEmpty();

    String after =
        follow(
            amira,
            outcome(
                amira,
                "outcome",
                "WRONG_CHILD",
                "note",
                "Not \"our\" Alex.",
                "notUseful",
                "yes",
                "confirmed",
                "yes"));
    assertThat(after).contains("The outcome is recorded.");
    assertThat(day.query("select state || not_useful from notification"))
        .containsExactly("withdrawntrue");
  }

  @Test
  void who_thinks_better_of_it_finds_what_they_wrote() {
    outcome(amira, "outcome", "WRONG_CHILD", "note", "Rang the ward.");

    Response again =
        outcome(amira, "outcome", "WRONG_CHILD", "note", "Rang the ward.", "confirmed", "no");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString())
        .contains(">Rang the ward.</textarea>", "value=\"WRONG_CHILD\" checked");
    assertThat(state()).isEqualTo("open 1");
  }

  @Test
  void any_other_outcome_takes_no_further_step() {
    outcome(amira, "outcome", "VISIT_PLANNED").then().statusCode(303);

    assertThat(state()).isEqualTo("concluded 1");
  }

  @Test
  void who_may_not_conclude_is_asked_nothing() {
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get(page);

    assertThat(follow(farah, outcome(farah, "outcome", "WRONG_CHILD")))
        .contains("it is not for you to do that now");
    Browser stranger = Browser.signedInAs("demo-quentin-hale");
    stranger.get("/notifications");
    outcome(stranger, "outcome", "WRONG_CHILD").then().statusCode(404);
  }

  @Test
  void the_page_of_a_wrong_child_says_what_is_still_to_be_done_for_the_other() {
    withdraw();

    assertThat(amira.get(page).asString())
        .contains("Withdrawn: Wrong child. Nothing needs to be done for this child.")
        .contains(
            "What is still to be done for the other child", "Tell those who keep the register")
        .doesNotContain("What to do now");
    day.change("delete from episode_event");
    assertThat(amira.get(page).asString())
        .as("the review asks whose it is, or the register has done its part")
        .doesNotContain("What is still to be done for the other child", "Take the outcome back");
  }

  @Test
  void an_outcome_is_taken_back_for_a_reason_and_both_stay_on_the_time_line() {
    outcome(amira, "outcome", "VISIT_PLANNED", "note", "Tomorrow at ten.", "notUseful", "yes");
    assertThat(amira.get(page).asString())
        .contains("Take the outcome back", "Until Tuesday 17 March, 10:00 it can be put right");

    String after = follow(amira, takeBack(amira, WHY));

    assertThat(after)
        .contains("The outcome is taken back. You hold this now", "Record outcome")
        .contains("Outcome due by 10:00 tomorrow, in 24 hours.", "Round 2")
        .contains("Amira Stone recorded the outcome: Visit planned.", "Tomorrow at ten.")
        .contains("Amira Stone took the outcome back and holds it.")
        .contains("A slip of the &lt;thumb&gt;.")
        .doesNotContain("Note of the outcome", "id=\"take-back\"");
    assertThat(
            day.query(
                "select encode(note, 'escape') from notification_history where what = 'outcome_taken_back'"))
        .singleElement()
        .asString()
        .doesNotContain("thumb");
    assertThat(day.query("select not_useful from notification_measure")).containsExactly("f");
    assertThat(amira.get("/notifications").asString()).contains("Waiting for your outcome (1)");
  }

  @Test
  void who_heard_of_the_withdrawal_finds_on_their_desktop_that_it_is_taken_back() {
    withdraw();
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get(page);
    follow(dev, takeBack(dev, WHY));
    day.dispatchAllDue();

    assertThat(amira.get("/notifications").asString()).contains("Unread");
    assertThat(amira.get(page).asString())
        .contains("Held by Dev Marlow", "Dev Marlow took the outcome back and holds it.");
  }

  @Test
  void without_a_reason_nothing_is_taken_back() {
    outcome(amira, "outcome", "VISIT_PLANNED");
    amira.get(page);

    Response refused = takeBack(amira, " ");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("Say why the outcome is taken back", "href=\"#reason\"");
    assertThat(state()).isEqualTo("concluded 1");
  }

  @Test
  void nobody_takes_back_another_outcome_than_their_page_showed() {
    outcome(amira, "outcome", "VISIT_PLANNED");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get(page);
    amira.get(page);
    takeBack(amira, "Mistaken.");
    outcome(amira, "outcome", "VISIT_PLANNED").then().statusCode(400);
    outcome(amira, "outcome", "CONTACTED_HOSPITAL").then().statusCode(303);

    Response refused = takeBack(dev, WHY);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("then take the outcome back again", ">A slip of the &lt;thumb&gt;.</textarea>");
    assertThat(state()).isEqualTo("concluded 2");
  }

  @Test
  void after_a_week_it_stays_and_what_was_written_is_given_back() {
    outcome(amira, "outcome", "VISIT_PLANNED");
    day.moveClock(Duration.ofDays(7).minusMinutes(1));
    amira = Browser.signedInAs("demo-amira-stone");
    assertThat(amira.get(page).asString()).contains("Take the outcome back");
    day.moveClock(Duration.ofMinutes(1));

    Response late = takeBack(amira, WHY);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.asString())
        .contains("an outcome can be taken back for a week", "A slip of the &lt;thumb&gt;.")
        .doesNotContain("id=\"take-back\"");
    assertThat(state()).isEqualTo("concluded 1");
  }

  @Test
  void who_may_not_conclude_is_not_offered_to_take_it_back() {
    outcome(amira, "outcome", "VISIT_PLANNED");
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(farah.get(page).asString()).doesNotContain("Take the outcome back");
    assertThat(takeBack(farah, WHY).asString()).contains("it is not for you to do that now");
    assertThat(state()).isEqualTo("concluded 1");
    assertThat(amira.get(page + "/outcome-taken-back").header("Location")).isEqualTo(page);
  }
}
