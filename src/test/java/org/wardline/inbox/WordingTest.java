package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.notifications.DeskDetail.TimeLine;
import org.wardline.notifications.DeskDetail.Told;
import org.wardline.register.Plan;
import org.wardline.register.organisations.Organisation;
import org.wardline.teams.Briefings;
import org.wardline.teams.OutcomeRules;
import org.wardline.teams.Role;

class WordingTest {
  private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static String line(String what, String actor, String detail, Told... told) {
    return TimeLineWording.words(new TimeLine(AT, 1, what, actor, detail, null, List.of(told)));
  }

  @Test
  void an_access_is_said_not_to_be_an_attendance() {
    assertThat(EventWording.meaning(Kind.ACCESS, "the child"))
        .contains("An access is not an attendance", "the child may or may not have been there");
    assertThat(EventWording.meaning(Kind.ADMISSION, "the mother"))
        .isEqualTo("The mother was admitted there.");
  }

  @Test
  void an_unnamed_or_unknown_setting_counts_as_an_emergency() {
    assertThat(EventWording.setting("emergency-department")).isEqualTo("Emergency department");
    assertThat(EventWording.setting("NHS_111")).isEqualTo("NHS 111");
    assertThat(EventWording.setting(null)).isEqualTo("Not named: treat it as an emergency");
    assertThat(EventWording.setting("spa")).isEqualTo("Not named: treat it as an emergency");
  }

  @Test
  void a_clinician_without_a_name_or_a_role_is_still_said() {
    assertThat(EventWording.seenBy("Nina Nurseone", "Nurse")).isEqualTo("Nina Nurseone, Nurse");
    assertThat(EventWording.seenBy("Nina Nurseone", null)).isEqualTo("Nina Nurseone");
    assertThat(EventWording.seenBy(null, "Nurse")).isEqualTo("Nurse (no name given)");
    assertThat(EventWording.seenBy(null, "System"))
        .isEqualTo("A computer system; the message names no person");
    assertThat(EventWording.seenBy(null, null)).isEqualTo("The message names nobody");
  }

  @Test
  void what_could_not_be_used_of_the_message_is_said_once() {
    assertThat(FindingWording.sentences(List.of("nhsNumber:check-digit", "nhsNumber:wrong-type")))
        .containsExactly("The message’s NHS number could not be used and counts as unknown.");
  }

  @Test
  void a_place_is_called_as_the_message_calls_it_else_as_the_directory_does() {
    Organisation known = new Organisation("RXX01", "EXAMPLE INFIRMARY", null);
    assertThat(EventWording.organisation("Example General Hospital", "RXX01", known))
        .isEqualTo("Example General Hospital (RXX01)");
    assertThat(EventWording.organisation(null, "RXX01", known))
        .isEqualTo("EXAMPLE INFIRMARY (RXX01)");
    assertThat(EventWording.organisation(null, "RXX01", null)).isEqualTo("ODS code RXX01");
  }

  @Test
  void what_was_used_otherwise_than_it_was_sent_is_not_said_to_be_unknown() {
    assertThat(
            FindingWording.sentences(
                List.of("occurredAt:future-time", "occurredAt:no-offset", "id:not-a-uuid")))
        .containsExactly(
            "The message’s time lies in the future: the time at which it arrived is shown.",
            "The message does not say of which time zone its time is: it is read as London’s.");
  }

  @Test
  void plans_are_those_that_the_nhs_could_see_at_that_time() {
    List<Plan> plans =
        List.of(
            new Plan("CPP", at("2026-01-15T09:00:00Z"), null, null, null),
            new Plan("LAC", at("2024-01-01T00:00:00Z"), at("2025-06-01T11:00:00Z"), null, null),
            new Plan("LAC", at("2020-01-01T00:00:00Z"), at("2021-01-01T00:00:00Z"), null, null),
            new Plan("LAC", at("2026-01-01T00:00:00Z"), null, null, at("2026-01-02T00:00:00Z")));

    assertThat(PlanWording.at(AT, plans))
        .containsExactly(
            "Child protection plan since 15 January 2026",
            "Looked after from 1 January 2024 to 1 June 2025: ended, but the NHS still sees it for"
                + " a year");
    assertThat(PlanWording.at(AT, List.of()))
        .containsExactly("The register shows no plan that the NHS could see at that time.");
  }

  @Test
  void a_plan_of_an_unborn_child_names_the_mother() {
    List<Plan> plans =
        List.of(
            new Plan(
                "UCPP",
                at("2026-02-01T09:00:00Z"),
                at("2026-07-14T23:00:00Z"),
                LocalDate.of(2026, 7, 15),
                null));

    assertThat(PlanWording.whom(AT, plans)).isEqualTo("the mother");
    assertThat(PlanWording.at(AT, plans))
        .containsExactly(
            "Plan for an unborn child, held on the mother’s record, since 1 February 2026; the"
                + " child is expected on 15 July 2026");
    assertThat(PlanWording.whom(AT, List.of())).isEqualTo("the child");
  }

  @Test
  void who_would_be_left_with_nobody_is_said_in_words() {
    assertThat(KeepingForm.EMPTY.nobodyLeft("eds").errors().of("worker"))
        .startsWith("Nobody else of the Emergency Duty Service who is there may know of the child");
    assertThat(KeepingForm.EMPTY.nobodyLeft("duty").errors().of("worker"))
        .startsWith("Nobody else of the duty social workers who is there");
  }

  @Test
  void roles_are_named_within_a_sentence() {
    assertThat(RoleWording.joined(List.of())).isEmpty();
    assertThat(RoleWording.joined(List.of(Role.DUTY_SOCIAL_WORKER, Role.DUTY_AND_ADVICE)))
        .isEqualTo("the duty social worker and Duty & Advice");
  }

  @Test
  void the_time_line_says_why_nothing_needs_to_be_done_any_more() {
    assertThat(line("withdrawn", "Amira Stone", "Wrong child"))
        .isEqualTo("Amira Stone withdrew it: Wrong child. Everybody who was told is told so.");
    assertThat(line("withdrawn", null, ""))
        .isEqualTo("Withdrawn: the sender took it back. Everybody who was told is told so.");
    assertThat(line("outcome_taken_back", "Amira Stone", ""))
        .isEqualTo("Amira Stone took the outcome back and holds it.");
    assertThat(line("event_cancelled", null, "ARRIVAL"))
        .isEqualTo("The sender took an event of this visit back: arrival.");
  }

  @Test
  void the_time_line_says_who_was_told_and_who_answered() {
    assertThat(line("step_taken", null, "duty: duty social worker by desktop and e-mail"))
        .isEqualTo("Told: duty social worker by desktop and e-mail.");
    assertThat(line("sent", null, "Duty & Advice by e-mail"))
        .isEqualTo("Sent to Duty & Advice by e-mail.");
    assertThat(line("opened", null, "LEFT_BEFORE_SEEN"))
        .isEqualTo("Opened because of this event: left before being seen.");
    assertThat(line("acknowledged", "Amira Stone", ""))
        .isEqualTo("Amira Stone said “I have seen this” and holds it.");
    assertThat(line("handed_over", "Amira Stone", "Farah Quill"))
        .isEqualTo("Amira Stone handed it over to Farah Quill.");
    assertThat(line("concluded", "Amira Stone", "Section 47 enquiry"))
        .isEqualTo("Amira Stone recorded the outcome: Section 47 enquiry.");
  }

  @Test
  void the_time_line_names_who_was_told_as_far_as_it_is_clear_who_is_meant() {
    Told farah = new Told("duty social worker", "Farah Quill");
    Told gareth = new Told("duty social worker", "Gareth Lunn");
    Told team = new Told("Duty & Advice", "Duty & Advice");

    assertThat(
            line(
                "step_taken",
                null,
                "duty: duty social worker by desktop and e-mail, Duty & Advice by e-mail",
                farah,
                gareth,
                team))
        .isEqualTo(
            "Told: duty social worker Farah Quill and Gareth Lunn by desktop and e-mail, Duty &"
                + " Advice by e-mail.");
    assertThat(line("sent", null, "duty social worker by e-mail", farah))
        .isEqualTo("Sent to duty social worker Farah Quill by e-mail.");
    assertThat(line("sent", null, "duty social worker by e-mail", farah, gareth))
        .isEqualTo("Sent to duty social worker by e-mail.");
  }

  @Test
  void what_was_not_opened_on_the_desktop_is_said_of_the_person_and_not_of_the_e_mail() {
    assertThat(line("not_shown", null, "allocated social worker by e-mail"))
        .isEqualTo(
            "Not opened on the desktop of the allocated social worker, who is told by e-mail as"
                + " well.");
    assertThat(
            line(
                "not_shown",
                null,
                "allocated social worker by e-mail",
                new Told("allocated social worker", "Amira Stone")))
        .isEqualTo(
            "Not opened on the desktop of the allocated social worker Amira Stone, who is told by"
                + " e-mail as well.");
  }

  @Test
  void a_line_of_a_later_version_is_said_as_it_is() {
    assertThat(line("sent_by_pigeon", null, "")).isEqualTo("Recorded: sent by pigeon.");
  }

  @Test
  void whoever_may_answer_is_told_to_say_that_they_have_seen_it_until_they_have() {
    for (WhatToDo.Reader reader : EnumSet.complementOf(EnumSet.of(WhatToDo.Reader.ONLOOKER))) {
      assertThat(steps(reader, true, false)).anyMatch(WordingTest::asksToAnswer);
      assertThat(steps(reader, true, true)).noneMatch(WordingTest::asksToAnswer);
    }
  }

  private static List<String> steps(WhatToDo.Reader reader, boolean allocated, boolean answered) {
    return WhatToDo.steps(reader, allocated, answered, within(1));
  }

  private static OutcomeRules within(int workingDays) {
    return new OutcomeRules(workingDays, List.of(), List.of(), List.of());
  }

  @Test
  void by_when_an_outcome_is_to_be_recorded_is_as_the_policy_says() {
    assertThat(WhatToDo.briefing(Briefings.Reader.DUTY, null, within(1)))
        .contains("Record the outcome within one working day, also when nothing needs to be done.");
    assertThat(WhatToDo.steps(WhatToDo.Reader.ALLOCATED, true, true, within(2)))
        .contains("Record the outcome within 2 working days, also when nothing needs to be done.");
  }

  private static boolean asksToAnswer(String step) {
    return step.startsWith("Say “I have seen this”");
  }

  @Test
  void an_onlooker_is_told_to_leave_it_to_who_holds_it() {
    assertThat(steps(WhatToDo.Reader.ONLOOKER, true, false))
        .anyMatch(step -> step.startsWith("Somebody else holds this."))
        .noneMatch(WordingTest::asksToAnswer);
  }

  @Test
  void the_duty_worker_learns_whether_anybody_is_allocated() {
    assertThat(steps(WhatToDo.Reader.DUTY, false, false))
        .anyMatch(step -> step.startsWith("Nobody is allocated to this child"));
    assertThat(steps(WhatToDo.Reader.DUTY, true, false))
        .noneMatch(step -> step.contains("Nobody is allocated"));
  }

  @Test
  void what_moved_because_somebody_is_away_is_said_without_a_reason() {
    assertThat(line("handed_over_by_rule", null, ""))
        .isEqualTo("Whoever was asked is away or has left. Everybody is told anew.");
    assertThat(line("cover_asked", null, "Ben Hollis"))
        .isEqualTo("Asked in place of somebody who is away: Ben Hollis.");
    assertThat(line("nobody_to_ask", null, ""))
        .isEqualTo(
            "Whoever is allocated is away, and nobody covers for them; the duty team takes it.");
  }
}
