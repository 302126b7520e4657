package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.StaffRows.AnyShift;

/**
 * The door of teams: staff of the authorities that the running transaction has entered, and their
 * calendars.
 */
@ApplicationScoped
public class Teams {
  private static final Duration LONGER_THAN_ANY_CLOSURE = Duration.ofDays(21);

  private final StaffRows rows;
  private final Calendars calendars;
  private final Clock clock;

  Teams(StaffRows rows, Calendars calendars, Clock clock) {
    this.rows = rows;
    this.calendars = calendars;
    this.clock = clock;
  }

  /** When the day teams of an authority answer; all other time is the Emergency Duty Service's. */
  public OfficeHours officeHours(String authority) {
    return calendars.officeHours(authority);
  }

  /**
   * Who may be told now, by authority: teams, rota, everybody on it, managers, and the given
   * workers, with whoever covers for each of them.
   *
   * @param named allocated workers, custodians and others known by id; nulls are passed over
   */
  public Uni<Map<String, Staff>> staff(Collection<String> authorities, Stream<UUID> named) {
    Instant now = clock.instant();
    return staff(authorities, named, now, now);
  }

  /**
   * As {@link #staff(Collection, Stream)}, with the rota from a moment on for longer than any
   * office is closed.
   */
  public Uni<Map<String, Staff>> staff(
      Collection<String> authorities, Stream<UUID> named, Instant at) {
    return staff(authorities, named, at, at.plus(LONGER_THAN_ANY_CLOSURE));
  }

  private Uni<Map<String, Staff>> staff(
      Collection<String> authorities, Stream<UUID> named, Instant from, Instant until) {
    List<String> keys = authorities.stream().distinct().toList();
    List<UUID> wanted = named.filter(Objects::nonNull).toList();
    return rows.teams(keys)
        .chain(
            teams ->
                rows.shifts(keys, from, until)
                    .chain(shifts -> withWorkers(keys, teams, shifts, wanted)));
  }

  private Uni<Map<String, Staff>> withWorkers(
      List<String> keys, List<Team> teams, List<AnyShift> shifts, List<UUID> named) {
    Stream<UUID> managers = teams.stream().map(Team::managerId).filter(Objects::nonNull);
    Stream<UUID> onRota = shifts.stream().map(s -> s.shift().workerId());
    return rows.workersAndTheirs(
            Stream.of(named.stream(), managers, onRota).flatMap(Function.identity()).toList())
        .map(
            workers ->
                keys.stream()
                    .collect(
                        Collectors.toMap(
                            Function.identity(), a -> staffOf(a, teams, shifts, workers))));
  }

  private static Staff staffOf(
      String authority, List<Team> teams, List<AnyShift> shifts, List<Worker> workers) {
    return new Staff(
        teams.stream().filter(t -> t.authority().equals(authority)).toList(),
        workers.stream().filter(w -> w.authority().equals(authority)).toList(),
        shifts.stream().filter(s -> s.authority().equals(authority)).map(AnyShift::shift).toList());
  }

  /** Everybody who works for an entered authority at that moment and is not away, by name. */
  public Uni<List<Worker>> inService(String authority, Instant at) {
    return rows.inService(authority, at)
        .map(workers -> workers.stream().filter(worker -> worker.worksAt(at)).toList());
  }

  /** Everybody who works for an entered authority at that moment, also who is away, by name. */
  public Uni<List<Worker>> employed(String authority, Instant at) {
    return rows.inService(authority, at);
  }

  /** The workers with these ids that the entered authorities have. */
  public Uni<List<Worker>> find(Collection<UUID> ids) {
    return rows.workers(ids.stream().filter(Objects::nonNull).toList());
  }

  /** All teams of an entered authority. */
  public Uni<List<Team>> all(String authority) {
    return rows.teams(List.of(authority));
  }

  /** Whether an entered authority is the one of synthetic events. */
  public Uni<Boolean> isSynthetic(String authority) {
    return rows.isSynthetic(authority);
  }
}
