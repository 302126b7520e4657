package org.wardline.teams;

import static org.wardline.teams.Workers.id;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A council with the usual hours for two years: its rota as rows, and beside it the same rota and
 * the same hours as they hang on the wall.
 */
public final class PaperRota {
  public static final ZoneId LONDON = ZoneId.of("Europe/London");
  public static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  public static final UUID ALLOCATED = id("allocated");
  public static final UUID SECOND_EDS = id("second eds");
  public static final UUID EDS_MANAGER = id("eds manager");
  public static final UUID MANAGER = id("manager");
  public static final UUID SAFEGUARDING = id("safeguarding");
  public static final UUID CUSTODIAN = id("custodian");
  public static final UUID DEPUTY = id("deputy");
  public static final UUID DUTY_TEAM = id("duty team");
  static final UUID EDS_TEAM = id("eds team");
  static final LocalDate END = LocalDate.of(2028, 1, 25);
  private static final int WEEK_AND_A_DAY = 8;
  private static final int LONGEST_ROUND_DAYS = 10;
  private static final LocalTime OPENS = LocalTime.of(8, 30);

  static final Set<LocalDate> BANK_HOLIDAYS =
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

  private final List<Shift> turns = turns(events());

  /** By the file of bank holidays that comes with Wardline. */
  public static OfficeHours hours() {
    return OfficeHours.standard(BankHolidays.ofEngland(new ObjectMapper()));
  }

  static RotaEvent event(
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

  static List<RotaEvent> events() {
    LocalDateTime[] holidays =
        BANK_HOLIDAYS.stream()
            .map(date -> date.atTime(OPENS))
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

  static List<Shift> turns(List<RotaEvent> rota) {
    return rota.stream()
        .flatMap(event -> RotaTurn.of(List.of(event), FIRST.minusDays(8), END).stream())
        .map(PaperRota::shift)
        .toList();
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

  /** Everybody, with the turns around a day, as functions read them. */
  public Staff around(LocalDate day) {
    return staff(
        Stream.concat(
                turns.stream()
                    .filter(turn -> turn.fromDate().isAfter(day.minusDays(WEEK_AND_A_DAY)))
                    .filter(turn -> turn.fromDate().isBefore(day.plusDays(LONGEST_ROUND_DAYS))),
                Stream.of(
                    always(Shift.SECOND_EDS, SECOND_EDS), always(Shift.EDS_MANAGER, EDS_MANAGER)))
            .toList());
  }

  private static Shift always(String slot, UUID worker) {
    return new Shift(
        EDS_TEAM,
        slot,
        worker,
        List.of(1, 2, 3, 4, 5, 6, 7),
        LocalTime.MIDNIGHT,
        1440,
        FIRST.minusDays(1),
        null);
  }

  static Staff staff(List<Shift> shifts) {
    return new Staff(
        List.of(
            new Team(DUTY_TEAM, "999", "Duty", Team.DUTY_AND_ADVICE, null, "d@a.example", MANAGER),
            new Team(EDS_TEAM, "999", "EDS", Team.EDS, null, null, EDS_MANAGER),
            new Team(
                id("management"), "999", "Management", Team.MANAGEMENT, null, null, SAFEGUARDING)),
        Stream.of(
                "farah",
                "gareth",
                "idris",
                "joan",
                "karim",
                "holly",
                "allocated",
                "second eds",
                "eds manager",
                "manager",
                "safeguarding",
                "custodian",
                "deputy")
            .map(Workers::present)
            .toList(),
        shifts);
  }

  /** Whether the office is open by the clock on the wall. */
  public static boolean isOpen(LocalDateTime local) {
    return hasDuty(local) && !BANK_HOLIDAYS.contains(local.toLocalDate());
  }

  /** Whether somebody has the duty; the rota takes no notice of bank holidays. */
  public static boolean hasDuty(LocalDateTime local) {
    return local.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && isByDay(local);
  }

  private static boolean isByDay(LocalDateTime local) {
    LocalTime closing =
        local.getDayOfWeek() == DayOfWeek.FRIDAY ? LocalTime.of(16, 30) : LocalTime.of(17, 0);
    return !local.toLocalTime().isBefore(OPENS) && local.toLocalTime().isBefore(closing);
  }

  /** Who has the duty of that day. */
  public static UUID onDuty(LocalDate day) {
    return id(day.getDayOfWeek().getValue() <= DayOfWeek.WEDNESDAY.getValue() ? "farah" : "gareth");
  }

  /** Who is the Emergency Duty Service while the office is closed. */
  public static UUID nightService(LocalDateTime local) {
    if (isByDay(local) && BANK_HOLIDAYS.contains(local.toLocalDate())) {
      return id("holly");
    }
    LocalDateTime nightOf = local.toLocalTime().isBefore(OPENS) ? local.minusDays(1) : local;
    return switch (nightOf.getDayOfWeek()) {
      case MONDAY, WEDNESDAY -> id("idris");
      case TUESDAY, THURSDAY -> id("joan");
      case FRIDAY, SATURDAY, SUNDAY -> id("karim");
    };
  }
}
