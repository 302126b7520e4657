package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.present;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardline.teams.OwnerPolicy.Owner;
import org.wardline.teams.Staff.Concerned;

/** A council with the usual hours and a rota by name, beside the same rules written by hand. */
class OwnerPolicyTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2028, 1, 10);
  private static final int HOURS = 17_520;
  private static final UUID DUTY_TEAM = id("duty team");
  private static final UUID EDS_TEAM = id("eds team");
  private static final Concerned NOBODY_ALLOCATED =
      new Concerned(null, null, null, null, null, null);
  private static final Concerned ALLOCATED =
      new Concerned(id("allocated"), id("allocated"), null, null, null, null);

  private static final Set<LocalDate> BANK_HOLIDAYS =
      Stream.of(
              "2026-01-01",
              "2026-04-03",
              "2026-04-06",
              "2026-05-04",
              "2026-05-25",
              "2026-08-31",
              "2026-12-25",
              "2026-12-28",
              "2027-01-01",
              "2027-03-26",
              "2027-03-29",
              "2027-05-03",
              "2027-05-31",
              "2027-08-30",
              "2027-12-27",
              "2027-12-28",
              "2028-01-03")
          .map(LocalDate::parse)
          .collect(Collectors.toSet());

  private final OfficeHours hours =
      OfficeHours.standard(BankHolidays.ofEngland(new ObjectMapper()));

  private static RotaEvent event(
      String worker, String slot, String start, int minutes, String rule, LocalDateTime... also) {
    return new RotaEvent(
        "999",
        worker + start,
        null,
        slot.equals(Shift.DUTY) ? DUTY_TEAM : EDS_TEAM,
        slot,
        List.of(id(worker)),
        LocalDateTime.parse(start),
        minutes,
        rule,
        List.of(),
        List.of(also));
  }

  private static List<RotaEvent> rota() {
    LocalDateTime[] holidays =
        BANK_HOLIDAYS.stream()
            .map(date -> date.atTime(8, 30))
            .sorted()
            .toArray(LocalDateTime[]::new);
    return List.of(
        event("farah", "duty", "2025-12-29T08:30", 510, "FREQ=WEEKLY;BYDAY=MO,TU,WE"),
        event("gareth", "duty", "2025-12-25T08:30", 510, "FREQ=WEEKLY;BYDAY=TH"),
        event("gareth", "duty", "2025-12-26T08:30", 480, "FREQ=WEEKLY;BYDAY=FR"),
        event("idris", "eds", "2025-12-29T17:00", 930, "FREQ=WEEKLY;BYDAY=MO,WE"),
        event("joan", "eds", "2025-12-30T17:00", 930, "FREQ=WEEKLY;BYDAY=TU,TH"),
        event("karim", "eds", "2025-12-26T16:30", 3840, "FREQ=WEEKLY;BYDAY=FR"),
        event("holly", "eds", "2026-01-01T08:30", 510, null, holidays));
  }

  private static Staff staff(List<RotaEvent> rota) {
    List<Shift> shifts =
        rota.stream()
            .flatMap(event -> RotaTurn.of(List.of(event), FIRST.minusDays(8), END).stream())
            .map(OwnerPolicyTest::shift)
            .toList();
    return new Staff(
        List.of(
            new Team(DUTY_TEAM, "999", "Duty", Team.DUTY_AND_ADVICE, null, "d@a.example", null),
            new Team(EDS_TEAM, "999", "EDS", Team.EDS, null, null, null)),
        Stream.of("farah", "gareth", "idris", "joan", "karim", "holly", "allocated")
            .map(Workers::present)
            .toList(),
        shifts);
  }

  private static Shift shift(RotaTurn turn) {
    return new Shift(
        turn.team(),
        turn.slot(),
        turn.worker(),
        List.of(turn.weekday()),
        turn.startsAt(),
        turn.lastsMinutes(),
        turn.onDate(),
        turn.onDate());
  }

  private OwnerPolicy policy(Route route, Staff staff) {
    return new OwnerPolicy(BundledPolicies.standard().of(route), hours, staff);
  }

  private static boolean isOfficeTime(LocalDateTime local) {
    LocalTime closing =
        local.getDayOfWeek() == DayOfWeek.FRIDAY ? LocalTime.of(16, 30) : LocalTime.of(17, 0);
    return local.getDayOfWeek().getValue() <= 5
        && !local.toLocalTime().isBefore(LocalTime.of(8, 30))
        && local.toLocalTime().isBefore(closing);
  }

  /** Whose the hour is by the rota on paper. */
  private static String onPaper(LocalDateTime local) {
    if (isOfficeTime(local)) {
      return BANK_HOLIDAYS.contains(local.toLocalDate()) ? "holly" : onDuty(local.getDayOfWeek());
    }
    LocalDateTime nightOf =
        local.toLocalTime().isBefore(LocalTime.of(8, 30)) ? local.minusDays(1) : local;
    return switch (nightOf.getDayOfWeek()) {
      case MONDAY, WEDNESDAY -> "idris";
      case TUESDAY, THURSDAY -> "joan";
      case FRIDAY, SATURDAY, SUNDAY -> "karim";
    };
  }

  private static String onDuty(DayOfWeek day) {
    return day.getValue() <= 3 ? "farah" : "gareth";
  }

  @Test
  void each_of_17520_hours_has_exactly_the_owner_that_the_rota_on_paper_names() {
    OwnerPolicy policy = policy(Route.NOBODY_ALLOCATED, staff(rota()));
    Instant hour = FIRST.atStartOfDay(LONDON).toInstant();
    for (int i = 0; i < HOURS; i++) {
      LocalDateTime local = hour.atZone(LONDON).toLocalDateTime();
      Owner owner = policy.decide(NOBODY_ALLOCATED, hour).orElseThrow();
      assertThat(owner.people().stream().map(Staff.Recipient::id).distinct())
          .as(local.toString())
          .containsExactly(id(onPaper(local)));
      assertThat(owner.from()).isEqualTo(hour);
      hour = hour.plus(Duration.ofHours(1));
    }
    assertThat(hour).isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
  }

  @Test
  void by_day_an_allocated_childs_case_is_the_allocated_workers_and_by_night_the_night_services() {
    OwnerPolicy policy = policy(Route.OPEN, staff(rota()));
    Instant hour = FIRST.atStartOfDay(LONDON).toInstant();
    for (int i = 0; i < HOURS; i++) {
      LocalDateTime local = hour.atZone(LONDON).toLocalDateTime();
      boolean byDay = isOfficeTime(local) && !BANK_HOLIDAYS.contains(local.toLocalDate());
      String expected = byDay ? "allocated" : onPaper(local);
      assertThat(policy.decide(ALLOCATED, hour).orElseThrow().people())
          .as(local.toString())
          .extracting(Staff.Recipient::id)
          .containsOnly(id(expected));
      hour = hour.plus(Duration.ofHours(1));
    }
  }

  @Test
  void a_closed_case_is_the_duty_social_workers_of_this_or_the_next_opening_at_every_hour() {
    OwnerPolicy policy = policy(Route.CLOSED_CASE, staff(rota()));
    Instant hour = FIRST.atStartOfDay(LONDON).toInstant();
    for (int i = 0; i < HOURS; i++) {
      Owner owner = policy.decide(NOBODY_ALLOCATED, hour).orElseThrow();
      assertThat(owner.from()).isEqualTo(hours.openFrom(hour));
      assertThat(owner.people())
          .extracting(Staff.Recipient::id)
          .containsOnly(id(onDuty(owner.from().atZone(LONDON).getDayOfWeek())));
      hour = hour.plus(Duration.ofHours(1));
    }
  }

  @Test
  void two_years_of_the_rota_have_no_gap_at_any_boundary() {
    Span twoYears =
        new Span(
            FIRST.atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2028, 1, 1).atStartOfDay(LONDON).toInstant());

    assertThat(gaps(rota(), callingOutOne(), twoYears)).isEmpty();
  }

  @Test
  void a_rota_that_forgets_the_bank_holidays_has_a_gap_at_each_of_them() {
    Span year =
        new Span(
            FIRST.atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2027, 1, 1).atStartOfDay(LONDON).toInstant());
    List<RotaEvent> forgetful = rota().subList(0, 6);

    assertThat(gaps(forgetful, callingOutOne(), year))
        .hasSize(8)
        .allMatch(gap -> gap.slot().equals("eds") && gap.team().equals(EDS_TEAM))
        .extracting(gap -> gap.during().from().atZone(LONDON).toLocalDateTime().toString())
        .startsWith("2026-01-01T08:30", "2026-04-03T08:30", "2026-04-06T08:30");
  }

  @Test
  void each_slot_of_the_night_that_the_policy_names_is_needed() {
    Span week =
        new Span(
            LocalDate.of(2026, 3, 9).atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2026, 3, 16).atStartOfDay(LONDON).toInstant());
    AuthorityPolicy standard = BundledPolicies.standard();

    assertThat(gaps(rota(), standard, week))
        .extracting(RotaGap::slot)
        .containsOnly("second_eds", "eds_manager");

    List<RotaEvent> complete =
        Stream.concat(
                rota().stream(),
                Stream.of(
                    event("joan", "second_eds", "2026-03-01T00:00", 1440, "FREQ=DAILY"),
                    event("karim", "eds_manager", "2026-03-01T00:00", 1440, "FREQ=DAILY")))
            .toList();
    assertThat(gaps(complete, standard, week)).isEmpty();
  }

  private List<RotaGap> gaps(List<RotaEvent> rota, AuthorityPolicy policy, Span during) {
    return new RotaGapPolicy("999", hours, staff(rota), policy).find(during);
  }

  /** The standard policy without a second and a third step of the night. */
  private static AuthorityPolicy callingOutOne() {
    AuthorityPolicy standard = BundledPolicies.standard();
    return new AuthorityPolicy(
        1,
        standard.outcome(),
        standard.cases().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    of ->
                        new AuthorityPolicy.Ladders(
                            of.getValue().office(),
                            of.getValue().outOfHours().stream().limit(1).toList()))));
  }

  @Test
  void turns_that_change_hands_at_half_past_one_follow_each_other_in_both_dst_nights() {
    List<RotaEvent> turns =
        List.of(
            event("idris", "eds", "2026-01-01T01:30", 720, "FREQ=DAILY"),
            event("joan", "eds", "2026-01-01T13:30", 720, "FREQ=DAILY"));
    Staff staff = staff(turns);

    for (String night : List.of("2026-03-28", "2026-10-24")) {
      Instant minute = LocalDate.parse(night).atTime(20, 0).atZone(LONDON).toInstant();
      Instant morning = LocalDate.parse(night).plusDays(1).atTime(12, 0).atZone(LONDON).toInstant();
      while (minute.isBefore(morning)) {
        assertThat(staff.onShift(Shift.EDS, minute)).as(minute.toString()).hasSize(1);
        minute = minute.plus(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void a_night_turn_is_an_hour_shorter_in_spring_and_an_hour_longer_in_autumn() {
    Shift night =
        new Shift(
            EDS_TEAM, Shift.EDS, id("karim"), List.of(6), LocalTime.of(17, 0), 930, FIRST, null);

    assertThat(lengthOf(night, "2026-03-21")).isEqualTo(Duration.ofMinutes(930));
    assertThat(lengthOf(night, "2026-03-28")).isEqualTo(Duration.ofMinutes(870));
    assertThat(lengthOf(night, "2026-10-24")).isEqualTo(Duration.ofMinutes(990));
  }

  private static Duration lengthOf(Shift shift, String saturday) {
    Instant noon = LocalDate.parse(saturday).atTime(12, 0).atZone(LONDON).toInstant();
    Span run = shift.runs(noon, noon).reduce((first, last) -> last).orElseThrow();
    return Duration.between(run.from(), run.until());
  }

  @Test
  void where_nobody_can_be_reached_by_any_step_there_is_no_owner() {
    Staff nobody = new Staff(List.of(), List.of(present("idris")), List.of());

    assertThat(policy(Route.OPEN, nobody).decide(NOBODY_ALLOCATED, Instant.EPOCH)).isEmpty();
  }
}
