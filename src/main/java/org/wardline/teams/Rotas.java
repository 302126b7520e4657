package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door of the duty rota: import, export, overrides, swaps and gaps. Each is one transaction and
 * is safe to repeat.
 */
@ApplicationScoped
public class Rotas {
  private static final Set<String> KEEPING = Set.of("rota_keeper", "manager");
  private static final int LONGEST_FILE = 1_000_000;
  private static final int MOST_EVENTS = 2_000;
  private static final String TOO_MANY_TURNS =
      "with it the rota would have more than "
          + RotaTurn.MOST
          + " turns in the next 400 days: leave out what does not say who is on duty";

  /** Each event is read with what the whole file says of time zones. */
  private static final long LONGEST_TOGETHER = 20_000_000;

  private final AuthorityScope scope;
  private final RotaRepository rota;
  private final RotaChecks checks;
  private final AuditTrail audit;
  private final Clock clock;

  Rotas(
      AuthorityScope scope, RotaRepository rota, RotaChecks checks, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.rota = rota;
    this.checks = checks;
    this.audit = audit;
    this.clock = clock;
  }

  /** One turn of a calendar event, by the wall-clock time at which the calendar lets it begin. */
  public record Turn(String uid, LocalDateTime begin) {}

  private record Known(Staff staff, List<RotaEvent> events, List<WeeklyEvent> weekly) {
    private List<RotaEvent> all() {
      return Stream.concat(events.stream(), weekly.stream().map(WeeklyEvent::event)).toList();
    }
  }

  /** Whether this worker keeps rota and absences. */
  public static boolean mayKeep(Worker worker) {
    return worker.roles().stream().anyMatch(KEEPING::contains);
  }

  /**
   * Takes in the events of an iCalendar file: known ones are replaced, new ones added, cancelled
   * ones removed, and those that it does not mention stay.
   */
  @WithTransaction
  public Uni<RotaOutcome> importCalendar(Worker keeper, String file) {
    if (file.length() > LONGEST_FILE) {
      return answer(new RotaOutcome.Unreadable("the file is longer than a million characters"));
    }
    CalendarBlocks calendars = CalendarBlocks.of(file);
    if (calendars.count() == 0 || calendars.count() > MOST_EVENTS) {
      return answer(
          new RotaOutcome.Unreadable(
              "the file holds "
                  + calendars.count()
                  + " events: an iCalendar file with 1 to "
                  + MOST_EVENTS
                  + " events is wanted"));
    }
    if (calendars.length() > LONGEST_TOGETHER) {
      return answer(
          new RotaOutcome.Unreadable(
              "what stands beside its events is too long: leave only the time zone"
                  + " Europe/London there"));
    }
    return change(
        keeper,
        (staff, change) ->
            change.importing(new RotaReading(keeper.authority(), staff).read(calendars)));
  }

  /** The rota as iCalendar; imported again it changes nothing. */
  @WithTransaction
  public Uni<String> export(String authority) {
    return scope
        .enter(List.of(authority))
        .chain(() -> known(authority))
        .map(known -> new CalendarWriter(known.staff(), clock.instant()).write(known.all()));
  }

  /** Gives one turn to other workers. */
  @WithTransaction
  public Uni<RotaOutcome> override(Worker keeper, Turn turn, List<UUID> workers) {
    return change(keeper, (staff, change) -> change.override(turn, workers));
  }

  /** Exchanges who has two turns; both or neither. */
  @WithTransaction
  public Uni<RotaOutcome> swap(Worker keeper, Turn one, Turn other) {
    return change(keeper, (staff, change) -> change.swap(one, other));
  }

  /** The gaps of the next 28 days as they are now. */
  @WithTransaction
  public Uni<List<RotaGap>> gaps(String authority) {
    return scope.enter(List.of(authority)).chain(() -> checks.check(authority));
  }

  /**
   * Makes turns where they do not reach far enough ahead, and lists the gaps anew, in the caller's
   * transaction, which must have entered the authority.
   */
  public Uni<Void> check(String authority) {
    return checks.check(authority).replaceWithVoid();
  }

  private Uni<RotaOutcome> change(Worker keeper, BiConsumer<Staff, RotaChange> decide) {
    if (!mayKeep(keeper)) {
      return answer(new RotaOutcome.NotAllowed());
    }
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> known(keeper.authority()))
        .map(known -> decided(known, decide))
        .chain(change -> write(keeper, change));
  }

  private RotaChange decided(Known known, BiConsumer<Staff, RotaChange> decide) {
    RotaChange change =
        new RotaChange(
            new RotaDraft(known.events(), known.weekly()),
            new RotaPolicy(known.staff(), clock.instant()));
    decide.accept(known.staff(), change);
    return change;
  }

  private Uni<Known> known(String authority) {
    Instant now = clock.instant();
    return checks
        .staff(authority, new Span(now, now.plusSeconds(1)))
        .chain(
            staff ->
                rota.events(authority)
                    .chain(
                        events ->
                            rota.weekly(authority)
                                .map(rows -> new Known(staff, events, WeeklyEvent.of(rows)))));
  }

  private Uni<RotaOutcome> write(Worker keeper, RotaChange change) {
    RotaDraft draft = change.draft();
    if (draft.toSave().isEmpty() && draft.toRemove().isEmpty()) {
      return answer(change.outcome());
    }
    List<RotaTurn> turns = checks.turnsOf(draft.changed());
    return rota.countOthers(draft.touched())
        .chain(
            others ->
                others + turns.size() > RotaTurn.MOST
                    ? answer(new RotaOutcome.Unreadable(TOO_MANY_TURNS))
                    : write(keeper, draft, turns).replaceWith(change.outcome()));
  }

  private Uni<Void> write(Worker keeper, RotaDraft draft, List<RotaTurn> turns) {
    return rota.remove(draft.toRemove())
        .chain(() -> rota.remove(draft.toWrite()))
        .chain(() -> rota.insert(draft.toWrite()))
        .chain(() -> rota.removeWeekly(draft.shiftsReplaced()))
        .chain(() -> rota.removeTurns(draft.changed()))
        .chain(() -> rota.insertTurns(turns))
        .chain(() -> remember(keeper, draft))
        .chain(() -> check(keeper.authority()));
  }

  private Uni<Void> remember(Worker keeper, RotaDraft draft) {
    return audit.append(
        Stream.concat(
                draft.toWrite().stream().map(event -> entry(keeper, event, "rota_event_saved")),
                draft.toRemove().stream().map(event -> entry(keeper, event, "rota_event_removed")))
            .toList());
  }

  private static AuditEntry entry(Worker keeper, RotaEvent event, String action) {
    return AuditEntry.ofWorker(
        keeper.id(), keeper.authority(), action, "rota_event", event.id(), event.slot());
  }

  private static Uni<RotaOutcome> answer(RotaOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
