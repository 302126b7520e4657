package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnswerPagesTest {
  private static final String FARAH = "00000999-0000-4000-8002-000000000006";
  private static final String DEPUTY = "00000999-0000-4000-8002-000000000014";

  @Inject DemoDay day;

  private UUID id;
  private Browser amira;

  @BeforeEach
  void begin() {
    day.begin();
    id = day.accessed("9990000018", "L-1001");
    amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page());
  }

  private String page() {
    return "/notifications/" + id;
  }

  private String state() {
    return day.query("select state from notification").getFirst();
  }

  private long historyOf(String what) {
    return day.query("select what from notification_history").stream().filter(what::equals).count();
  }

  private static String follow(Browser browser, Response redirect) {
    assertThat(redirect.statusCode()).isEqualTo(303);
    return browser.get(redirect.header("Location")).asString();
  }

  @Test
  void who_says_i_have_seen_this_holds_it() {
    String after = follow(amira, amira.post(page() + "/acknowledgement", Map.of()));

    assertThat(after)
        .contains("You hold this now.", "Held by you since Tuesday 10 March, 10:00.")
        .contains("Outcome due by 10:00 tomorrow, in 24 hours.")
        .doesNotContain(">I have seen this</button>");
    assertThat(day.query("select state || ' ' || owner_id from notification"))
        .containsExactly("acknowledged 00000999-0000-4000-8002-000000000001");
  }

  @Test
  void saying_it_again_changes_nothing() {
    amira.post(page() + "/acknowledgement", Map.of());
    String after = follow(amira, amira.post(page() + "/acknowledgement", Map.of()));

    assertThat(after).contains("Held by you");
    assertThat(historyOf("acknowledged")).isEqualTo(1);
  }

  @Test
  void who_comes_second_reads_who_holds_it() {
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get(page());
    amira.post(page() + "/acknowledgement", Map.of());

    String after = follow(farah, farah.post(page() + "/acknowledgement", Map.of()));

    assertThat(after)
        .contains("Nothing was recorded: somebody else has answered before you.")
        .contains("Held by Amira Stone since Tuesday 10 March, 10:00.");
  }

  @Test
  void an_outcome_is_recorded_with_its_note_sealed() {
    amira.post(page() + "/acknowledgement", Map.of());
    String note = "Rang the ward.\r\nAlex was not there <b>at all</b>.";

    String after =
        follow(
            amira, amira.post(page() + "/outcome", Map.of("outcome", "ACCESS_ONLY", "note", note)));

    assertThat(after)
        .contains("The outcome is recorded.", "Concluded: Access only: the child was not seen.")
        .contains("Rang the ward.\nAlex was not there &lt;b&gt;at all&lt;/b&gt;.")
        .doesNotContain("What to do now", "Record outcome");
    assertThat(day.query("select encode(note, 'escape') from notification").getFirst())
        .doesNotContain("ward");
    assertThat(amira.get("/notifications").asString())
        .contains("Concluded (1)", "Waiting for your outcome (0)");
  }

  @Test
  void who_is_barred_from_the_child_answers_nothing() {
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
        select n.child_id, n.authority_id, w.id, w.id, ? from notification n, worker w
        where w.sign_in = 'demo-amira-stone'""",
        day.now());

    amira.post(page() + "/acknowledgement", Map.of()).then().statusCode(404);
    amira
        .post(page() + "/outcome", Map.of("outcome", "VISIT_PLANNED", "notUseful", "yes"))
        .then()
        .statusCode(404);
    amira
        .post(page() + "/hand-over", Map.of("successor", FARAH, "message", ""))
        .then()
        .statusCode(404);

    assertThat(day.query("select state || not_useful from notification"))
        .containsExactly("openfalse");
  }

  @Test
  void the_same_outcome_sent_again_is_harmless_and_another_one_comes_too_late() {
    Map<String, String> form = Map.of("outcome", "VISIT_PLANNED");
    amira.post(page() + "/outcome", form);

    assertThat(follow(amira, amira.post(page() + "/outcome", form))).contains("Visit planned");
    Map<String, String> late =
        Map.of("outcome", "WRONG_CHILD", "notUseful", "yes", "confirmed", "yes");
    assertThat(follow(amira, amira.post(page() + "/outcome", late)))
        .contains("Nothing was recorded: it was decided before.", "Visit planned");
    assertThat(day.query("select not_useful from notification")).containsExactly("f");
    assertThat(historyOf("concluded")).isEqualTo(1);
  }

  @Test
  void without_a_choice_the_page_says_what_to_do_and_keeps_the_note() {
    Response refused = amira.post(page() + "/outcome", Map.of("note", "Rang the ward."));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("There is a problem", "Select what was decided", "href=\"#outcome\"")
        .contains(">Rang the ward.</textarea>");
    assertThat(refused.htmlPath().getString("html.head.title")).startsWith("Error: ");
    assertThat(state()).isEqualTo("open");
  }

  @Test
  void a_note_of_2000_characters_is_taken_and_a_longer_one_says_by_how_much() {
    Response refused =
        amira.post(
            page() + "/outcome", Map.of("outcome", "NO_FURTHER_ACTION", "note", "ö".repeat(2001)));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("Shorten the note to 2,000 characters or less; it has 2,001");
    assertThat(
            amira
                .post(
                    page() + "/outcome",
                    Map.of("outcome", "NO_FURTHER_ACTION", "note", "😀".repeat(2000)))
                .statusCode())
        .isEqualTo(303);
    assertThat(state()).isEqualTo("concluded");
  }

  @Test
  void who_neither_holds_it_nor_is_allocated_nor_manages_cannot_conclude() {
    amira.post(page() + "/acknowledgement", Map.of());
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(farah.get(page()).asString()).doesNotContain("Record outcome");
    assertThat(follow(farah, farah.post(page() + "/outcome", Map.of("outcome", "VISIT_PLANNED"))))
        .contains("it is not for you to do that now");
    assertThat(state()).isEqualTo("acknowledged");
  }

  @Test
  void a_hand_over_begins_a_round_in_which_the_other_is_asked_first() {
    amira.post(page() + "/acknowledgement", Map.of());
    String note = "The ward rings <back> at four.";
    String after =
        follow(
            amira, amira.post(page() + "/hand-over", Map.of("successor", FARAH, "message", note)));

    assertThat(after).contains("Handed over.", "New (1)");
    assertThat(day.query("select state || ' ' || round || ' ' || addressee_id from notification"))
        .containsExactly("open 2 " + FARAH);
    assertThat(historyOf("handed_over")).isEqualTo(1);
    assertThat(
            day.query(
                "select encode(note, 'escape') from notification_history where note is not null"))
        .hasSize(1)
        .noneMatch(kept -> kept.contains("ward"));
    day.dispatchAllDue();
    Browser farah = Browser.signedInAs("demo-farah-quill");
    assertThat(farah.get("/notifications").asString()).contains("Unread");
    assertThat(farah.get(page()).asString())
        .contains("Amira Stone handed it over to Farah Quill.")
        .contains("The ward rings &lt;back&gt; at four.")
        .contains(
            "Told: person asked to take it Farah Quill by desktop, Duty &amp; Advice by e-mail.");
  }

  @Test
  void a_hand_over_that_is_sent_twice_begins_one_round() {
    amira.post(page() + "/hand-over", Map.of("successor", FARAH));
    amira.post(page() + "/hand-over", Map.of("successor", FARAH));

    assertThat(day.query("select round from notification")).containsExactly("2");
    assertThat(historyOf("handed_over")).isEqualTo(1);
  }

  @Test
  void nobody_is_handed_over_to_who_has_left_or_may_not_answer() {
    String choices = amira.get(page()).asString();
    assertThat(choices)
        .contains("Farah Quill, duty social worker", "Dev Marlow, manager")
        .doesNotContain("Carol Denby", "Oli Tarn", "Quentin Hale");

    for (String impossible :
        new String[] {
          "",
          "nobody",
          "00000999-0000-4000-8002-000000000003",
          "00000999-0000-4000-8002-000000000015",
          "00000998-0000-4000-8002-000000000002"
        }) {
      Response refused = amira.post(page() + "/hand-over", Map.of("successor", impossible));
      assertThat(refused.statusCode()).as(impossible).isEqualTo(400);
      assertThat(refused.asString()).contains("There is a problem", "href=\"#successor\"");
    }
    assertThat(day.query("select round from notification")).containsExactly("1");
  }

  @Test
  void a_restricted_one_goes_to_custodian_or_deputy_only() {
    UUID restricted = day.accessed("9990000107", "L-1009");
    Browser custodian = Browser.signedInAs("demo-morgan-reeve");
    String path = "/notifications/" + restricted;

    assertThat(custodian.get(path).asString())
        .contains("Nadia Orme")
        .doesNotContain("Farah Quill", "Lena Mercer", "Amira Stone");
    custodian.post(path + "/hand-over", Map.of("successor", FARAH)).then().statusCode(400);
    custodian.post(path + "/hand-over", Map.of("successor", DEPUTY)).then().statusCode(303);
  }

  @Test
  void who_may_not_see_it_cannot_answer_it() {
    Browser stranger = Browser.signedInAs("demo-quentin-hale");
    stranger.get("/notifications");

    for (Map.Entry<String, Map<String, String>> form :
        Map.of(
                "/acknowledgement", Map.<String, String>of(),
                "/hand-over", Map.of("successor", FARAH),
                "/outcome", Map.of("outcome", "VISIT_PLANNED"))
            .entrySet()) {
      stranger.post(page() + form.getKey(), form.getValue()).then().statusCode(404);
    }
    assertThat(state()).isEqualTo("open");
  }

  @Test
  void who_reloads_the_answer_to_a_form_comes_back_to_the_notification() {
    assertThat(amira.get(page() + "/outcome").header("Location")).isEqualTo(page());
    assertThat(amira.get(page() + "/anything").statusCode()).isEqualTo(404);
  }
}
