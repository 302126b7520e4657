package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;

@QuarkusTest
class ReviewPageTest {
  private static final LocalDate ANOTHER_BIRTHDAY = LocalDate.of(2015, 4, 3);

  private static final LocalDate BIRTHDAY_OF_ALEX = LocalDate.of(2015, 3, 4);

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private void arrives(String nhsNumber) {
    day.arrived(AcceptedEvents.event(nhsNumber, ANOTHER_BIRTHDAY, Kind.ARRIVAL, day.now()));
  }

  @Test
  void a_contradiction_is_shown_field_by_field() {
    arrives("9990000018");

    String page = Browser.signedInAs("demo-farah-quill").get("/reviews").asString();

    assertThat(page)
        .contains("The message and the register contradict each other.")
        .contains("Waiting since Tuesday 10 March, 10:00")
        .contains("999 000 0018", "3 April 2015", "4 March 2015", "Zephyrine", "Alex")
        .contains("Agrees", "Differs", "Cannot be compared")
        .contains("Deciding on this page is not possible yet.");
  }

  @Test
  void every_reading_is_recorded_for_the_review_and_for_each_candidate() {
    arrives("9990000018");

    Browser.signedInAs("demo-farah-quill").get("/reviews").then().statusCode(200);

    String review = day.query("select id from review").getFirst();
    assertThat(
            day.query("select subject from audit_entry where action = 'viewed' order by position"))
        .containsExactly("review:" + review, "child:00000999-0000-4000-8004-000000000001");
  }

  @Test
  void a_child_that_the_register_does_not_know_is_shown_as_the_message_names_it() {
    CareEvent unknown = AcceptedEvents.access("9990000190", "L-7777", day.now());
    day.arrived(unknown);

    assertThat(Browser.signedInAs("demo-idris-vane").get("/reviews").asString())
        .contains("the register does not know the child")
        .contains("999 000 0190", "L-7777");
  }

  @Test
  void those_who_do_not_decide_and_other_councils_find_nothing() {
    arrives("9990000018");

    for (String worker : List.of("demo-amira-stone", "demo-oli-tarn", "demo-petra-sand")) {
      Browser browser = Browser.signedInAs(worker);
      browser.get("/reviews").then().statusCode(404);
      assertThat(browser.get("/notifications").asString()).doesNotContain("Reviews");
    }
    assertThat(Browser.signedInAs("demo-quentin-hale").get("/reviews").asString())
        .contains("Nothing waits for a decision.")
        .doesNotContain("999 000 0018");
    assertThat(Browser.signedInAs("demo-dev-marlow").get("/reviews").asString())
        .contains("999 000 0018");
  }

  @Test
  void what_may_be_about_a_restricted_child_is_there_for_its_keepers_alone() {
    arrives("9990000107");

    for (String keeper : List.of("demo-morgan-reeve", "demo-nadia-orme")) {
      assertThat(Browser.signedInAs(keeper).get("/reviews").asString())
          .contains("999 000 0107", "Indigo");
    }
    for (String other : List.of("demo-farah-quill", "demo-lena-mercer", "demo-idris-vane")) {
      assertThat(Browser.signedInAs(other).get("/reviews").asString())
          .contains("Nothing waits for a decision.")
          .doesNotContain("999 000 0107", "Indigo", "Zephyrine", "estricted");
    }
  }

  @Test
  void beside_a_restricted_candidate_the_others_are_hidden_from_who_does_not_decide() {
    arrives("9990000107");
    day.change(
        "update review set candidates = candidates || ?",
        UUID.fromString("00000999-0000-4000-8004-000000000001"));

    assertThat(Browser.signedInAs("demo-morgan-reeve").get("/reviews").asString())
        .contains("Indigo")
        .doesNotContain("Alex");
    assertThat(Browser.signedInAs("demo-farah-quill").get("/reviews").asString())
        .doesNotContain("Alex", "Indigo");
  }

  @Test
  void why_a_child_is_likely_is_said_in_words() {
    CareEvent event = AcceptedEvents.event("9990000190", ANOTHER_BIRTHDAY, Kind.ARRIVAL, day.now());
    day.arrived(
        new CareEvent(
            event.sender(),
            event.kind(),
            event.occurredAt(),
            event.organisation(),
            event.careSetting(),
            new CareEvent.Subject(
                "9990000190", null, null, "Alex", "Exampleon", BIRTHDAY_OF_ALEX, "XX1 1AA"),
            event.seenBy(),
            null,
            false,
            event.findings()));

    assertThat(Browser.signedInAs("demo-farah-quill").get("/reviews").asString())
        .contains("the register holds another NHS number for the child")
        .contains("Why Child of the register is likely")
        .contains("Given name is the same: speaks strongly for it")
        .contains("Family name is one slip of the pen apart: speaks")
        .contains("Date of birth is the same: speaks strongly for it")
        .contains("Weights of version invented-1.");
  }
}
