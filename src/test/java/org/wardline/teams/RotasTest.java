package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Rotas.Turn;

/** The rota from its calendar file to who is told. */
@QuarkusTest
class RotasTest {
  private static final String NUMBER = "9990000018";
  private static final UUID COLLEAGUE = Council.id("colleague");

  /** Tuesday of the fixed clock; the night begins at 17:00. */
  private static final Instant TONIGHT = Instant.parse("2026-03-10T23:00:00Z");

  private static final LocalDateTime TUESDAY = LocalDateTime.parse("2026-03-10T17:00");
  private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2026-03-11T17:00");

  @Inject Council council;
  @Inject Line line;
  @Inject Rotas rotas;
  @Inject Absences absences;
  @Inject AbsenceCorrections corrections;
  @Inject Teams teams;
  @Inject AuthorityScope scope;
  @Inject MovableClock clock;
  private Worker keeper;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.worker(COLLEAGUE, Council.id("eds team"), "eds");
    council.execute("delete from shift where slot = 'eds'");
    keeper = line.worker(Council.MANAGER);
  }

  private static String email(UUID worker) {
    return worker.toString().substring(0, 8) + "@exampleshire.example";
  }

  private static String nights(String uid, String start, String rest, UUID... workers) {
    return """
    BEGIN:VEVENT
    UID:%s
    DTSTART;TZID=Europe/London:%s
    DURATION:PT15H30M
    CATEGORIES:EDS
    %s
    %s
    END:VEVENT
    """
        .formatted(
            uid,
            start,
            rest,
            String.join("\n", Stream.of(workers).map(w -> "ATTENDEE:mailto:" + email(w)).toList()));
  }

  private static String file(String... events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n"
        + String.join("", events)
        + "END:VCALENDAR\n";
  }

  private RotaOutcome.Saved imported(String... events) {
    return (RotaOutcome.Saved) line.await(() -> rotas.importCalendar(keeper, file(events)));
  }

  private RotaOutcome.Saved everyNight() {
    return imported(nights("nights", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS));
  }

  private List<UUID> onEds(Instant at) {
    return onSlot(Shift.EDS, at);
  }

  private List<UUID> onSlot(String slot, Instant at) {
    return line.await(
            () ->
                Panache.withTransaction(
                    () ->
                        scope
                            .enter(List.of(Council.AUTHORITY))
                            .chain(() -> teams.staff(List.of(Council.AUTHORITY), Stream.of(), at))))
        .get(Council.AUTHORITY)
        .onShift(slot, at)
        .map(Worker::id)
        .toList();
  }

  private List<String> gaps() {
    return line.await(() -> rotas.gaps(Council.AUTHORITY)).stream()
        .map(gap -> gap.slot() + " " + gap.during().from() + " " + gap.during().until())
        .toList();
  }

  @Test
  void an_imported_rota_says_who_the_night_service_is() {
    assertThat(everyNight()).isEqualTo(new RotaOutcome.Saved(1, 0, 0, List.of()));

    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    clock.setTo(TONIGHT);
    line.match(access(NUMBER, "L-1001", TONIGHT));
    assertThat(council.strings("select distinct recipient_id from delivery where step = 'eds'"))
        .containsExactly(Council.EDS.toString());
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(390)))).containsExactly(Council.EDS);
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    everyNight();
    List<String> turns = council.strings("select id from shift order by id");

    assertThat(everyNight()).isEqualTo(new RotaOutcome.Saved(0, 1, 0, List.of()));
    assertThat(council.strings("select id from shift order by id")).isEqualTo(turns);
    assertThat(council.strings("select action from audit_entry where action like 'rota%'"))
        .containsExactly("rota_event_saved");
  }

  @Test
  void a_bad_event_is_named_and_the_good_rest_is_loaded() {
    RotaOutcome.Saved saved =
        imported(
            nights("bad", "20260309T170000", "RRULE:FREQ=SOMETIMES", Council.EDS),
            nights("good", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS));

    assertThat(saved.saved()).isEqualTo(1);
    assertThat(saved.findings()).extracting(RotaFinding::event).containsExactly("bad");
    assertThat(onEds(TONIGHT)).containsExactly(Council.EDS);
  }

  @Test
  void a_changed_event_replaces_the_old_one_and_a_refused_one_leaves_it() {
    everyNight();
    imported(nights("nights", "20260309T170000", "RRULE:FREQ=DAILY", COLLEAGUE));
    assertThat(onEds(TONIGHT)).containsExactly(COLLEAGUE);

    council.execute("update worker set left_at = ? where id = ?", clock.instant(), Council.EDS);
    RotaOutcome.Saved refused = everyNight();
    assertThat(refused.findings()).singleElement().matches(RotaFinding::refused);
    assertThat(onEds(TONIGHT)).containsExactly(COLLEAGUE);
  }

  @Test
  void several_people_have_one_turn() {
    imported(nights("nights", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS, COLLEAGUE));

    assertThat(onEds(TONIGHT)).containsExactlyInAnyOrder(Council.EDS, COLLEAGUE);
  }

  @Test
  void an_override_in_the_file_replaces_one_turn_only() {
    imported(
        nights("nights", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS),
        nights(
            "nights",
            "20260310T170000",
            "RECURRENCE-ID;TZID=Europe/London:20260310T170000",
            COLLEAGUE));

    assertThat(onEds(TONIGHT)).containsExactly(COLLEAGUE);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(1)))).containsExactly(Council.EDS);

    everyNight();
    assertThat(onEds(TONIGHT)).as("the newer file has no override").containsExactly(Council.EDS);
  }

  @Test
  void an_override_of_a_turn_that_there_is_not_is_refused() {
    everyNight();

    assertThat(
            imported(
                    nights(
                        "nights",
                        "20260310T180000",
                        "RECURRENCE-ID;TZID=Europe/London:20260310T180000",
                        COLLEAGUE))
                .findings())
        .singleElement()
        .matches(RotaFinding::refused);
  }

  @Test
  void a_cancelled_turn_and_a_cancelled_event_are_taken_back() {
    imported(
        nights("nights", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS),
        nights(
            "nights",
            "20260310T170000",
            "STATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/London:20260310T170000",
            Council.EDS));
    assertThat(onEds(TONIGHT)).isEmpty();

    RotaOutcome.Saved cancelled =
        imported(nights("nights", "20260309T170000", "STATUS:CANCELLED", Council.EDS));
    assertThat(cancelled.removed()).isEqualTo(1);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void one_turn_is_given_to_somebody_else() {
    everyNight();
    line.await(() -> rotas.override(keeper, new Turn("nights", TUESDAY), List.of(COLLEAGUE)));

    assertThat(onEds(TONIGHT)).containsExactly(COLLEAGUE);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(1)))).containsExactly(Council.EDS);
  }

  @Test
  void two_people_swap_their_turns() {
    imported(
        nights("even", "20260310T170000", "RRULE:FREQ=DAILY;INTERVAL=2", Council.EDS),
        nights("odd", "20260311T170000", "RRULE:FREQ=DAILY;INTERVAL=2", COLLEAGUE));
    line.await(() -> rotas.swap(keeper, new Turn("even", TUESDAY), new Turn("odd", WEDNESDAY)));

    assertThat(onEds(TONIGHT)).containsExactly(COLLEAGUE);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(1)))).containsExactly(Council.EDS);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(2)))).containsExactly(Council.EDS);
  }

  @Test
  void a_swap_that_leaves_a_turn_to_nobody_changes_neither() {
    imported(
        nights("even", "20260310T170000", "RRULE:FREQ=DAILY;INTERVAL=2", Council.EDS),
        nights("odd", "20260311T170000", "RRULE:FREQ=DAILY;INTERVAL=2", COLLEAGUE));
    council.away(
        COLLEAGUE, Instant.parse("2026-03-10T12:00:00Z"), Instant.parse("2026-03-11T12:00:00Z"));

    RotaOutcome.Saved saved =
        (RotaOutcome.Saved)
            line.await(
                () -> rotas.swap(keeper, new Turn("even", TUESDAY), new Turn("odd", WEDNESDAY)));
    assertThat(saved.saved()).isZero();
    assertThat(saved.findings()).anyMatch(RotaFinding::refused);
    assertThat(onEds(TONIGHT)).containsExactly(Council.EDS);
  }

  @Test
  void an_exported_rota_imported_again_changes_nothing() {
    imported(
        nights(
            "nights",
            "20260309T170000",
            "RRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z;BYDAY=MO,TU\nEXDATE;TZID=Europe/London:20260316T170000",
            Council.EDS,
            COLLEAGUE),
        nights("extra", "20260401T170000", "RDATE;TZID=Europe/London:20260501T170000", COLLEAGUE));
    line.await(() -> rotas.override(keeper, new Turn("nights", TUESDAY), List.of(COLLEAGUE)));

    String exported = line.await(() -> rotas.export(Council.AUTHORITY));

    assertThat(exported)
        .contains(
            "BEGIN:VTIMEZONE", "DTSTART;TZID=Europe/London:20260309T170000", "CATEGORIES:EDS");
    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, exported)))
        .isEqualTo(new RotaOutcome.Saved(0, 7, 0, List.of()));
  }

  @Test
  void what_comes_every_week_without_a_calendar_is_exported_and_one_turn_of_it_is_given_away() {
    String exported = line.await(() -> rotas.export(Council.AUTHORITY));
    assertThat(exported).contains("CATEGORIES:Second EDS", "CATEGORIES:Duty", "RRULE:FREQ=WEEKLY");
    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, exported)))
        .isEqualTo(new RotaOutcome.Saved(0, 4, 0, List.of()));

    String everyDay =
        exported
            .lines()
            .filter(one -> one.startsWith("UID:"))
            .map(uid -> uid.substring("UID:".length()))
            .filter(uid -> exported.indexOf("Second EDS") > exported.indexOf(uid))
            .reduce((first, second) -> second)
            .orElseThrow();
    Turn tuesday = new Turn(everyDay, TUESDAY.toLocalDate().atStartOfDay());
    line.await(() -> rotas.override(keeper, tuesday, List.of(COLLEAGUE)));

    assertThat(onSlot(Shift.SECOND_EDS, TONIGHT)).containsExactly(COLLEAGUE);
    assertThat(onSlot(Shift.SECOND_EDS, TONIGHT.plus(Duration.ofDays(1))))
        .containsExactly(Council.SECOND_EDS);
    assertThat(council.strings("select slot from shift where rota_event_id is null order by 1"))
        .containsExactly("duty", "duty", "eds_manager");
    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, exported)))
        .as("the earlier file has no override")
        .isEqualTo(new RotaOutcome.Saved(0, 4, 1, List.of()));
    assertThat(onSlot(Shift.SECOND_EDS, TONIGHT)).containsExactly(Council.SECOND_EDS);
  }

  @Test
  void what_is_no_calendar_is_said_to_be_none_and_changes_nothing() {
    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, "rubbish")))
        .isInstanceOf(RotaOutcome.Unreadable.class);
    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, "x".repeat(1_000_001))))
        .isInstanceOf(RotaOutcome.Unreadable.class);
  }

  @Test
  void only_who_keeps_the_rota_changes_it() {
    Worker nobody = line.worker(Council.EDS);
    assertThat(
            line.<RotaOutcome>await(
                () ->
                    rotas.importCalendar(
                        nobody, file(nights("n", "20260309T170000", "X-A:b", Council.EDS)))))
        .isEqualTo(new RotaOutcome.NotAllowed());
  }

  @Test
  void a_night_that_nobody_has_is_listed_before_it_comes() {
    imported(
        nights(
            "nights",
            "20260309T170000",
            "RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/London:20260318T170000",
            Council.EDS),
        nights("fridays", "20260313T163000", "RRULE:FREQ=WEEKLY", Council.EDS),
        nights("days", "20260307T083000", "RRULE:FREQ=WEEKLY;BYDAY=SA,SU", Council.EDS),
        nights(
            "easter", "20260403T083000", "RDATE;TZID=Europe/London:20260406T083000", Council.EDS));

    assertThat(gaps()).containsExactly("eds 2026-03-18T17:00:00Z 2026-03-19T08:30:00Z");
    assertThat(council.strings("select slot from rota_gap")).containsExactly("eds");
  }

  @Test
  void a_night_without_the_second_that_the_policy_in_force_calls_out_is_listed() {
    everyNight();
    List<String> before = gaps();
    council.execute("delete from shift where slot = 'second_eds'");

    assertThat(gaps()).hasSizeGreaterThan(before.size());
    assertThat(council.strings("select distinct slot from rota_gap order by 1"))
        .contains("second_eds")
        .doesNotContain("eds_manager");
  }

  @Test
  void an_absence_that_nobody_covers_makes_a_gap_and_a_cover_closes_it() {
    everyNight();
    List<String> before = gaps();
    Instant from = Instant.parse("2026-03-17T12:00:00Z");
    Span away = new Span(from, from.plus(Duration.ofDays(1)));

    line.await(() -> absences.away(keeper, Council.EDS, away));
    assertThat(council.strings("select from_at from rota_gap")).hasSize(before.size() + 1);
    line.await(() -> absences.cover(keeper, COLLEAGUE, Council.EDS, away));
    assertThat(gaps()).isEqualTo(before);
    line.await(() -> absences.cover(keeper, COLLEAGUE, Council.EDS, away));
    assertThat(council.strings("select id from relationship")).hasSize(1);
  }

  @Test
  void an_absence_that_is_taken_back_closes_its_gap_and_can_be_recorded_again() {
    everyNight();
    List<String> before = gaps();
    Instant from = Instant.parse("2026-03-17T12:00:00Z");
    Span away = new Span(from, from.plus(Duration.ofDays(1)));
    line.await(() -> absences.away(keeper, Council.EDS, away));

    AbsenceEntry entry = line.await(() -> corrections.recorded(keeper)).getFirst();
    Instant shorter = from.plus(Duration.ofHours(1));
    line.await(() -> corrections.endAt(keeper, entry.id(), shorter));
    assertThat(gaps()).as("back before the night").isEqualTo(before);
    line.await(() -> absences.away(keeper, Council.EDS, away));
    assertThat(council.strings("select from_at from rota_gap")).hasSize(before.size() + 1);

    for (AbsenceEntry recorded : line.await(() -> corrections.recorded(keeper))) {
      line.await(() -> corrections.takeBack(keeper, recorded.id()));
    }
    assertThat(gaps()).isEqualTo(before);
    assertThat(council.strings("select id from absence")).isEmpty();
  }

  @Test
  void turns_are_made_anew_as_time_goes_by_and_gaps_are_looked_for_every_hour() {
    everyNight();
    Instant later = TONIGHT.plus(Duration.ofDays(100));
    clock.setTo(later);
    line.tick();

    assertThat(onEds(later.plus(Duration.ofDays(390)))).containsExactly(Council.EDS);
    assertThat(
            council.strings(
                "select checked_at = '"
                    + later
                    + "' and turns_until > date '2027-07-01' from rota_check"))
        .containsExactly("t");

    clock.advance(Duration.ofMinutes(59));
    line.tick();
    assertThat(council.strings("select checked_at = '" + later + "' from rota_check"))
        .containsExactly("t");
    clock.advance(Duration.ofMinutes(1));
    line.tick();
    assertThat(council.strings("select checked_at > '" + later + "' from rota_check"))
        .containsExactly("t");
  }

  @Test
  void what_makes_countless_turns_is_refused_and_what_was_stored_of_it_costs_little() {
    String daily = "RRULE:FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,30";
    assertThat(imported(nights("many", "20260309T170000", daily, Council.EDS)).findings())
        .singleElement()
        .matches(RotaFinding::refused);

    everyNight();
    council.execute(
        """
        insert into rota_event (id, authority_id, uid, team_id, slot, workers, starts_at, lasts_minutes, rule)
        select ?, authority_id, 'bomb', team_id, slot, workers, '2000-01-01 00:00', 1,
          'FREQ=DAILY;BYHOUR=' || hours || ';BYMINUTE=' || sixty || ';BYSECOND=' || sixty
        from rota_event, (select string_agg(n::text, ',') as sixty,
          string_agg(n::text, ',') filter (where n < 24) as hours from generate_series(0, 59) n) numbers""",
        Council.id("999|bomb|null"));
    council.execute("delete from rota_check");
    line.tick();

    assertThat(council.strings("select authority_id from rota_check")).hasSize(1);
    assertThat(onEds(TONIGHT.plus(Duration.ofDays(390)))).containsExactly(Council.EDS);
  }

  @Test
  void a_rota_of_more_turns_than_any_council_has_is_refused_as_a_whole() {
    everyNight();
    String[] many =
        IntStream.range(0, 130)
            .mapToObj(i -> nights("many" + i, "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS))
            .toArray(String[]::new);

    assertThat(line.<RotaOutcome>await(() -> rotas.importCalendar(keeper, file(many))))
        .isInstanceOfSatisfying(
            RotaOutcome.Unreadable.class,
            refused -> assertThat(refused.words()).contains("more than 50000 turns"));
    assertThat(council.strings("select uid from rota_event")).containsExactly("nights");
    assertThat(everyNight().unchanged()).isOne();
  }

  @Test
  void a_file_with_too_much_beside_its_events_is_refused() {
    String beside = "X-NOTE:" + "x".repeat(60) + "\n";
    String tiny = "BEGIN:VEVENT\nEND:VEVENT\n";

    assertThat(
            line.<RotaOutcome>await(
                () ->
                    rotas.importCalendar(
                        keeper, "BEGIN:VCALENDAR\n" + beside.repeat(10_000) + tiny.repeat(100))))
        .isInstanceOfSatisfying(
            RotaOutcome.Unreadable.class,
            refused -> assertThat(refused.words()).contains("beside its events is too long"));
  }

  @Test
  void absences_and_covers_are_recorded_by_whom_they_concern_or_a_manager() {
    Worker eds = line.worker(Council.EDS);
    Span tomorrow = new Span(TONIGHT, TONIGHT.plus(Duration.ofDays(1)));

    assertThat(line.<AbsenceOutcome>await(() -> absences.away(eds, Council.EDS, tomorrow)))
        .isEqualTo(new AbsenceOutcome.Recorded());
    assertThat(line.<AbsenceOutcome>await(() -> absences.away(eds, COLLEAGUE, tomorrow)))
        .isEqualTo(new AbsenceOutcome.NotAllowed());
    assertThat(
            line.<AbsenceOutcome>await(
                () -> absences.cover(keeper, Council.EDS, Council.EDS, tomorrow)))
        .isInstanceOf(AbsenceOutcome.Refused.class);
    assertThat(line.<AbsenceOutcome>await(() -> absences.left(keeper, COLLEAGUE, TONIGHT)))
        .isEqualTo(new AbsenceOutcome.Recorded());
    assertThat(
            line.<AbsenceOutcome>await(
                () ->
                    absences.cover(
                        keeper, COLLEAGUE, Council.EDS, new Span(TONIGHT.plusSeconds(1), null))))
        .isInstanceOf(AbsenceOutcome.Refused.class);
  }

  @Test
  void what_the_functions_do_to_the_rota_lies_within_their_roles() {
    String nights = file(nights("n", "20260309T170000", "RRULE:FREQ=DAILY", Council.EDS));
    Span tomorrow = new Span(TONIGHT, TONIGHT.plus(Duration.ofDays(1)));
    as("wardline_web", () -> rotas.importCalendar(keeper, nights));
    as("wardline_web", () -> absences.away(keeper, Council.DUTY, tomorrow));
    as("wardline_web", () -> absences.cover(keeper, COLLEAGUE, Council.DUTY, tomorrow));
    as("wardline_web", () -> absences.left(keeper, Council.DEPUTY, TONIGHT));
    as("wardline_web", () -> corrections.takeBack(keeper, Council.DEPUTY));
    for (AbsenceEntry entry : line.await(() -> corrections.recorded(keeper))) {
      as(
          "wardline_web",
          () -> corrections.endAt(keeper, entry.id(), tomorrow.until().plusSeconds(1)));
    }
    council.execute("delete from shift where rota_event_id is not null");
    council.execute("delete from rota_check");
    as(
        "wardline_escalation",
        () -> scope.enter(List.of(Council.AUTHORITY)).chain(() -> rotas.check(Council.AUTHORITY)));

    assertThat(onEds(TONIGHT)).containsExactly(Council.EDS);
  }

  private <T> void as(String role, Supplier<Uni<T>> work) {
    line.await(
        () ->
            Panache.withTransaction(
                () ->
                    Panache.getSession()
                        .chain(
                            session ->
                                session.createNativeQuery("set local role " + role).executeUpdate())
                        .chain(() -> work.get())));
  }
}
