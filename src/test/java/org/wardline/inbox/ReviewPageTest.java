package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Line;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.notifications.ReviewDecisions;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.SignIns;
import org.wardline.teams.Worker;

@QuarkusTest
class ReviewPageTest {
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final LocalDate ANOTHER_BIRTHDAY = LocalDate.of(2015, 4, 3);

  private static final Pattern FURTHER = Pattern.compile("href=\"(/reviews\\?after=[^\"]+)\"");
  private static final Pattern NEWS = Pattern.compile("hx-get=\"([^\"]+)\"");
  private static final Pattern DECIDED_AT =
      Pattern.compile("name=\"decidedAt\" value=\"([^\"]+)\"");

  private static final LocalDate BIRTHDAY_OF_ALEX = LocalDate.of(2015, 3, 4);

  @Inject DemoDay day;
  @Inject Line line;
  @Inject ReviewDecisions decisions;
  @Inject SignIns signIns;
  @Inject AuthorityScope scope;
  @Inject Awaiting awaiting;

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
        .contains("Waiting since Tuesday 10 March, 10:00", "href=\"tel:01632960500\"")
        .contains("999 000 0018", "3 April 2015", "4 March 2015", "Zephyrine", "Alex")
        .contains("Agrees", "Differs", "Cannot be compared")
        .contains("The NHS number or the council’s own id leads to this child")
        .contains("Given name is different: speaks strongly against it")
        .contains("It is this one", "It is none of our children", "I have asked the sender");
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
  void an_open_page_is_told_once_of_what_has_come_since_and_of_no_child() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    Matcher asked = NEWS.matcher(farah.get("/reviews").asString());
    assertThat(asked.find()).isTrue();
    assertThat(farah.follow(asked.group(1)).statusCode()).isEqualTo(204);

    day.change("update review set state = 'decided', decision = 'none', decided_at = opened_at");
    arrives("9990000026");
    String news = farah.follow(asked.group(1)).asString();

    assertThat(news).contains("1 new review waits.").doesNotContain("999 000", "Bobbie", "<html");
    Matcher again = NEWS.matcher(news);
    assertThat(again.find()).isTrue();
    assertThat(farah.follow(again.group(1).replace("&amp;", "&")).statusCode()).isEqualTo(204);
    arrives("9990000034");
    assertThat(farah.follow(again.group(1).replace("&amp;", "&")).asString())
        .contains("2 new reviews wait.");
    assertThat(farah.get("/reviews/news?known=x-x&told=2").statusCode()).isEqualTo(204);
    Browser.signedInAs("demo-amira-stone").follow(asked.group(1)).then().statusCode(404);
  }

  private void tell() {
    line.tick();
    day.dispatchAllDue();
  }

  @Test
  void the_safeguarding_manager_sees_what_the_last_step_told_them_of() {
    arrives("9990000107");
    tell();
    day.moveClock(Duration.ofHours(3));
    tell();

    assertThat(day.query("select state from delivery where addressed_as = 'safeguarding_manager'"))
        .containsExactly("sent");
    assertThat(Browser.signedInAs("demo-lena-mercer").get("/reviews").asString())
        .contains("999 000 0107", "Indigo");
    assertThat(Browser.signedInAs("demo-farah-quill").get("/reviews").asString())
        .doesNotContain("999 000 0107", "Indigo");
  }

  @Test
  void who_was_told_before_a_child_became_restricted_sees_the_review_no_more() {
    arrives("9990000018");
    tell();
    assertThat(day.query("select state from delivery where addressed_as = 'duty_social_worker'"))
        .containsExactly("sent");

    day.change(
        """
        update child c set restricted = true, custodian_id = k.custodian_id, deputy_id = k.deputy_id
        from child k where k.restricted and k.authority_id = c.authority_id and c.id = ?\
        """,
        UUID.fromString(ALEX));

    for (String told :
        day.query(
            "select w.sign_in from delivery d join worker w on w.id = d.recipient_id where d.state = 'sent'")) {
      assertThat(Browser.signedInAs(told).get("/reviews").asString())
          .doesNotContain("999 000 0018", "Alex");
    }
    assertThat(Browser.signedInAs("demo-morgan-reeve").get("/reviews").asString())
        .contains("999 000 0018", "Alex");
  }

  @Test
  void what_no_single_person_keeps_is_there_for_the_safeguarding_manager_and_who_was_told() {
    arrives("9990000107");
    day.change(
        """
        update child set restricted = true,
          custodian_id = (select id from worker where sign_in = 'demo-amira-stone'),
          deputy_id = (select id from worker where sign_in = 'demo-ben-hollis')
        where id = ?\
        """,
        UUID.fromString(ALEX));
    day.change("update review set candidates = candidates || ?", UUID.fromString(ALEX));
    day.change(
        """
        insert into team (id, authority_id, name, kind, manager_id, ended_at)
        select gen_random_uuid(), '999', 'A team that is over', 'management', id, now() from worker
        where sign_in = 'demo-farah-quill'""");

    Browser lena = Browser.signedInAs("demo-lena-mercer");
    assertThat(lena.get("/reviews").asString()).contains("Indigo", "Alex");
    Browser.signedInAs("demo-morgan-reeve").get("/reviews").then().statusCode(404);

    tell();

    assertThat(Browser.signedInAs("demo-morgan-reeve").get("/reviews").asString())
        .contains("Indigo", "Alex");
    assertThat(Browser.signedInAs("demo-amira-stone").get("/reviews").asString())
        .contains("Indigo", "Alex");
    assertThat(Browser.signedInAs("demo-farah-quill").get("/reviews").asString())
        .doesNotContain("Indigo", "Alex");
    assertThat(decide(lena, ALEX)).startsWith("/reviews?said=reviewed.");
  }

  @Test
  void what_stands_on_the_second_page_can_be_seen_and_decided() {
    for (int i = 0; i < 21; i++) {
      arrives("9990000018");
    }
    String last =
        day.query("select id from review order by opened_at desc, id desc limit 1").getFirst();
    String reference = last.substring(0, 8).toUpperCase(Locale.ROOT);
    Browser farah = Browser.signedInAs("demo-farah-quill");

    String first = farah.get("/reviews").asString();
    assertThat(first).doesNotContain("Review " + reference);
    Matcher further = FURTHER.matcher(first);
    assertThat(further.find()).isTrue();
    day.change(
        """
        update review set state = 'decided', decision = 'none', decided_at = opened_at
        where id = (select id from review order by opened_at, id limit 1)""");
    assertThat(farah.get(further.group(1)).asString())
        .contains("Review " + reference)
        .contains("undo", "Back to the first reviews");
    assertThat(farah.post("/reviews/" + last, Map.of("answer", "none")).header("Location"))
        .startsWith("/reviews?said=reviewed.");
    assertThat(day.query("select cast(id as text) from review where state = 'decided'"))
        .contains(last);
  }

  private String decide(Browser browser, String answer) {
    Matcher decided = DECIDED_AT.matcher(browser.get("/reviews").asString());
    return answer(
        browser,
        decided.find()
            ? Map.of("answer", answer, "decidedAt", decided.group(1))
            : Map.of("answer", answer));
  }

  private String answer(Browser browser, Map<String, String> form) {
    String review = day.query("select id from review").getFirst();
    return browser
        .post("/reviews/" + review, form)
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }

  private void matchAgain() {
    day.matchAgain(UUID.fromString(day.query("select id from care_event").getFirst()));
  }

  @Test
  void this_one_opens_the_notification_and_the_decision_sticks() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(decide(farah, ALEX)).startsWith("/reviews?said=reviewed.");
    matchAgain();
    day.change("update care_event set state = 'accepted'");
    matchAgain();

    assertThat(day.query("select child_id from notification")).containsExactly(ALEX);
    assertThat(day.query("select state || ' ' || decision from review"))
        .containsExactly("decided this_child");
    assertThat(day.query("select what from review_history")).containsExactly("this_child");
    assertThat(day.query("select action from audit_entry where action like 'review:%'"))
        .containsExactly("review: this child");
  }

  @Test
  void a_decision_that_is_taken_back_withdraws_the_notification_and_waits_again() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    decide(farah, ALEX);
    matchAgain();
    day.dispatchAllDue();

    decide(farah, "undo");
    matchAgain();

    assertThat(day.query("select state || ' ' || outcome from notification"))
        .containsExactly("withdrawn WRONG_CHILD");
    assertThat(
            day.query(
                """
                select distinct recipient_id || channel from delivery t
                where kind = 'tell' and state in ('sent', 'delivered') and not exists (
                  select from delivery w where w.kind = 'withdraw' and w.recipient_id = t.recipient_id
                    and w.channel = t.channel)"""))
        .isEmpty();
    assertThat(day.query("select distinct kind from delivery where kind = 'withdraw'")).hasSize(1);
    assertThat(day.query("select care_event_id from episode_event")).isEmpty();
    assertThat(day.query("select state from review")).containsExactly("open");
    assertThat(day.query("select what from review_history order by position"))
        .containsExactly("this_child", "undone");
    assertThat(
            farah
                .get("/notifications/" + day.query("select id from notification").getFirst())
                .asString())
        .contains(
            "Nothing is left of this visit: what happened was of another child.",
            "Farah Quill withdrew it: Wrong child.");
  }

  @Test
  void what_was_concluded_of_another_child_is_withdrawn_and_everybody_is_told_and_can_read_why() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    decide(farah, ALEX);
    matchAgain();
    day.dispatchAllDue();
    String page = "/notifications/" + day.query("select id from notification").getFirst();
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
    amira.post(page + "/outcome", Map.of("outcome", "VISIT_PLANNED")).then().statusCode(303);

    decide(farah, "undo");

    assertThat(day.query("select state || ' ' || outcome from notification"))
        .containsExactly("withdrawn WRONG_CHILD");
    assertThat(day.query("select channel from delivery where kind = 'withdraw' order by 1"))
        .containsExactly("desktop", "email");
    assertThat(amira.get(page).asString())
        .contains("Withdrawn: Wrong child", "Visit planned")
        .contains("Nothing is left of this visit: what happened was of another child.");
  }

  @Test
  void an_old_page_takes_back_no_other_decision_than_the_one_it_shows() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    decide(farah, "none");
    Matcher old = DECIDED_AT.matcher(farah.get("/reviews").asString());
    assertThat(old.find()).isTrue();
    day.moveClock(Duration.ofMinutes(1));
    Browser idris = Browser.signedInAs("demo-idris-vane");
    decide(idris, "undo");
    decide(idris, ALEX);
    matchAgain();

    assertThat(answer(farah, Map.of("answer", "undo", "decidedAt", old.group(1))))
        .startsWith("/reviews?said=answered-before.");
    assertThat(day.query("select state || ' ' || decision from review"))
        .containsExactly("decided this_child");
    assertThat(day.query("select state from notification")).containsExactly("open");
    assertThat(day.query("select count(*) from episode_event")).containsExactly("1");
  }

  @Test
  void who_decides_second_is_not_told_that_it_was_recorded() {
    arrives("9990000018");
    Worker farah = awaiting.await(() -> signIns.find("demo-farah-quill")).orElseThrow();
    UUID review = UUID.fromString(day.query("select id from review").getFirst());

    assertThat(inCouncil(() -> decisions.decideNone(farah, review))).isPresent();
    assertThat(inCouncil(() -> decisions.decide(farah, review, UUID.fromString(ALEX)))).isEmpty();
    assertThat(inCouncil(() -> decisions.recordAsked(farah, review))).isEmpty();
  }

  private <T> T inCouncil(Supplier<Uni<T>> act) {
    return awaiting.await(
        () -> Panache.withTransaction(() -> scope.enter(List.of("999")).chain(act::get)));
  }

  @Test
  void the_childs_page_says_who_decided_that_it_was_this_child_and_who_took_that_back() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");
    decide(farah, ALEX);
    matchAgain();
    assertThat(Browser.signedInAs("demo-amira-stone").get("/children/" + ALEX).asString())
        .contains("review: this child: a review");

    decide(farah, "undo");

    assertThat(Browser.signedInAs("demo-amira-stone").get("/children/" + ALEX).asString())
        .contains(
            "review: this child: a review",
            "review: undone: a review",
            "removed from the wrong file: the child’s record");
    assertThat(
            day.query(
                """
                select action || ', ' || split_part(subject, ':', 1) from audit_entry
                where action in ('withdrawn', 'removed from the wrong file') order by 1"""))
        .containsExactly("removed from the wrong file, child", "withdrawn, notification");
  }

  @Test
  void none_of_our_children_ends_the_review_without_a_notification() {
    arrives("9990000018");

    decide(Browser.signedInAs("demo-farah-quill"), "none");
    matchAgain();

    assertThat(day.query("select state || ' ' || decision from review"))
        .containsExactly("decided none");
    assertThat(day.query("select state from care_event")).containsExactly("nobody_follows");
    assertThat(day.query("select id from notification")).isEmpty();
  }

  @Test
  void asking_the_sender_is_recorded_and_the_review_waits_on() {
    arrives("9990000018");
    Browser farah = Browser.signedInAs("demo-farah-quill");

    decide(farah, "asked");

    assertThat(day.query("select state from review where asked_at is not null"))
        .containsExactly("open");
    assertThat(farah.get("/reviews").asString()).contains("The sender was asked on");
  }

  @Test
  void a_decision_ends_the_telling_and_one_that_is_taken_back_begins_it_anew() {
    arrives("9990000018");
    line.tick();
    Browser farah = Browser.signedInAs("demo-farah-quill");

    decide(farah, "none");
    day.dispatchAllDue();
    day.moveClock(Duration.ofHours(4));
    line.tick();

    assertThat(day.query("select distinct state || ' ' || round from delivery"))
        .containsExactly("not_needed 1");

    decide(farah, "undo");
    line.tick();
    day.dispatchAllDue();

    assertThat(day.query("select distinct state from delivery where round = 2 and step = 'duty'"))
        .containsExactly("sent");
  }

  @Test
  void nobody_decides_on_a_child_whom_the_page_does_not_show() {
    arrives("9990000018");

    assertThat(
            decide(Browser.signedInAs("demo-farah-quill"), "00000999-0000-4000-8004-000000000009"))
        .startsWith("/reviews?said=answered-before.");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");
    assertThat(
            amira
                .post(
                    "/reviews/" + day.query("select id from review").getFirst(),
                    Map.of("answer", ALEX))
                .header("Location"))
        .startsWith("/reviews?said=answered-before.");
    assertThat(day.query("select state from review")).containsExactly("open");
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
        .contains("Weights of version invented-2.")
        .contains("Rule: from 95 per cent on it is this child")
        .contains("a person looks from 85 per cent on");
  }
}
