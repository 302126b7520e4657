package org.wardline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.event;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.SentMail;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

/** What waits for a decision on whose child it is, until somebody decides. */
@QuarkusTest
class ReviewEscalationTest {
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final LocalDate ANOTHER_BIRTHDAY = LocalDate.of(2018, 4, 3);

  @Inject Council council;
  @Inject Line line;
  @Inject SentMail mail;
  @Inject MovableClock clock;

  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    mail.clear();
    child = council.child(NUMBER, "L-1001", BORN);
  }

  private void arrives() {
    line.match(event(NUMBER, ANOTHER_BIRTHDAY, Kind.ARRIVAL, MovableClock.START));
    assertThat(council.strings("select state from review")).containsExactly("open");
  }

  private void pass(Duration time) {
    clock.advance(time);
    line.tick();
    assertThat(line.dispatch()).isZero();
  }

  private List<String> told() {
    return council.strings(
        """
        select round || ' ' || step || ': ' || addressed_as || ' ' || state from delivery
        order by planned_at, round, step, addressed_as\
        """);
  }

  @Test
  void duty_and_advice_are_told_at_the_next_tick_by_an_email_that_names_no_child() {
    arrives();

    pass(Duration.ofMinutes(1));

    assertThat(told())
        .containsExactly("1 duty: duty_and_advice sent", "1 duty: duty_social_worker sent");
    String reference =
        council.strings("select upper(left(cast(id as text), 8)) from review").getFirst();
    assertThat(mail.all())
        .hasSize(2)
        .extracting(SentMail.Sent::to)
        .contains(Council.BACKUP_MAILBOX);
    assertThat(mail.all())
        .allSatisfy(
            sent -> {
              assertThat(sent.subject()).isEqualTo("Wardline review " + reference);
              assertThat(sent.source())
                  .contains("/reviews", "01632 960001")
                  .doesNotContain(
                      NUMBER,
                      "Zephyrine",
                      "Quillfeather",
                      "Example General",
                      "2018",
                      "2019",
                      "L-1001");
            });
    assertThat(
            council.strings("select what || ' ' || detail from review_history order by position"))
        .containsExactlyInAnyOrder(
            "step_taken duty: duty social worker by e-mail, Duty & Advice by e-mail",
            "sent duty social worker by e-mail",
            "sent Duty & Advice by e-mail");
  }

  @Test
  void the_same_tick_twice_tells_nobody_twice() {
    arrives();

    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));

    assertThat(mail.all()).hasSize(2);
  }

  @Test
  void an_undecided_review_goes_on_to_manager_and_night_service_and_anew_in_the_morning() {
    arrives();
    pass(Duration.ofMinutes(1));

    pass(Duration.ofHours(3));
    assertThat(told()).hasSize(3).last().isEqualTo("1 manager: team_manager sent");

    pass(Duration.ofHours(7));
    assertThat(told())
        .hasSize(6)
        .contains(
            "1 eds: eds sent", "1 second eds: second_eds sent", "1 eds manager: eds_manager sent");
    pass(Duration.ofHours(10));
    assertThat(told()).hasSize(6);

    pass(Duration.ofHours(4));
    assertThat(told())
        .hasSize(8)
        .contains("2 duty: duty_and_advice sent", "2 duty: duty_social_worker sent");
  }

  @Test
  void a_step_that_reaches_nobody_makes_the_next_one_due_at_once() {
    arrives();
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    council.execute("update worker set email = null where id = ?", Council.DUTY);
    line.dispatch();

    pass(Duration.ofMinutes(1));

    assertThat(told())
        .contains("1 duty: duty_social_worker failed", "1 manager: team_manager sent");
    assertThat(council.strings("select what from review_history")).contains("gave_up", "hurried");
  }

  @Test
  void what_may_be_about_a_restricted_child_is_told_to_its_keepers_and_to_nobody_else() {
    restrict(child, Council.CUSTODIAN, Council.DEPUTY);
    arrives();

    pass(Duration.ofMinutes(1));
    pass(Duration.ofHours(2));

    assertThat(council.strings("select distinct addressed_as from delivery"))
        .isSubsetOf("custodian", "deputy", "safeguarding_manager")
        .contains("custodian");
  }

  private void restrict(UUID one, UUID custodian, UUID deputy) {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        custodian,
        deputy,
        one);
  }

  @Test
  void of_two_restricted_children_the_keepers_of_both_are_told() {
    UUID another = council.child("9990000026", "L-1002", BORN);
    restrict(child, Council.CUSTODIAN, Council.DEPUTY);
    restrict(another, Council.ALLOCATED, Council.EDS);
    arrives();
    council.execute("update review set candidates = ?", (Object) new UUID[] {child, another});

    pass(Duration.ofMinutes(1));

    assertThat(
            council.strings(
                "select cast(recipient_id as text) from delivery where addressed_as = 'custodian'"))
        .containsExactlyInAnyOrder(Council.CUSTODIAN.toString(), Council.ALLOCATED.toString());
  }

  @Test
  void a_child_who_becomes_restricted_in_the_middle_of_a_round_is_told_to_its_keepers_at_once() {
    arrives();
    pass(Duration.ofMinutes(1));

    restrict(child, Council.CUSTODIAN, Council.DEPUTY);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));

    assertThat(told())
        .filteredOn(told -> told.startsWith("2 "))
        .hasSize(1)
        .allMatch(told -> told.endsWith("custodian sent"));
    pass(Duration.ofHours(3));
    assertThat(council.strings("select distinct addressed_as from delivery where round = 2"))
        .isSubsetOf("custodian", "deputy", "safeguarding_manager");
    assertThat(council.strings("select round from review")).containsExactly("2");
  }

  @Test
  void when_a_restricted_child_gets_other_keepers_in_the_middle_of_a_round_they_are_told_at_once() {
    restrict(child, Council.CUSTODIAN, Council.DEPUTY);
    arrives();
    pass(Duration.ofMinutes(1));

    restrict(child, Council.ALLOCATED, Council.DEPUTY);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));

    assertThat(council.strings("select round || ' ' || recipient_id from delivery order by round"))
        .containsExactly("1 " + Council.CUSTODIAN, "2 " + Council.ALLOCATED);
    assertThat(council.strings("select round from review")).containsExactly("2");
  }
}
