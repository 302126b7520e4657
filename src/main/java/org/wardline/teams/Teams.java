package org.wardline.teams;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.data.Batch;

/**
 * The door of teams: staff of the authorities that the running transaction has entered, and their
 * calendars.
 */
@ApplicationScoped
public class Teams {
  private record Authority(String authority) {}

  private record Wanted(UUID id) {}

  private record Moment(String authority, Instant at) {}

  private record AnyTeam(Team team, String authority) {}

  private record AnyShift(Shift shift, String authority) {}

  private static final String WORKER =
      """
      select cast(json_build_object('id', w.id, 'authority', w.authority_id, 'teamId', w.team_id,
          'name', w.name, 'email', w.email, 'leftAt', w.left_at,
          'roles', (select coalesce(json_agg(r.role), '[]') from worker_role r where r.worker_id = w.id)) as text)
      """;

  private final Batch batch;
  private final OfficeHours officeHours;
  private final Waits waits;

  Teams(Batch batch, ObjectMapper json, WaitsConfig waits) {
    this.batch = batch;
    this.waits =
        new Waits(
            waits.dutySocialWorker(),
            waits.teamManager(),
            waits.secondEds(),
            waits.edsManager(),
            waits.deputy(),
            waits.safeguardingManager());
    this.officeHours = OfficeHours.standard(BankHolidays.ofEngland(json));
  }

  /** The policy in force for a case; one for all authorities for now. */
  public EscalationPolicy escalationPolicy(Route route) {
    return EscalationPolicy.standard(route, waits);
  }

  /** When the day teams of an authority answer; one calendar for all of them for now. */
  public OfficeHours officeHours(String authority) {
    Objects.requireNonNull(authority);
    return officeHours;
  }

  /**
   * Who may be told, by authority: teams, rota, everybody on it, managers, and the given workers.
   *
   * @param named allocated workers, custodians and others known by id; nulls are passed over
   */
  public Uni<Map<String, Staff>> staff(Collection<String> authorities, Stream<UUID> named) {
    List<Authority> keys = authorities.stream().distinct().map(Authority::new).toList();
    List<Wanted> wanted = named.filter(Objects::nonNull).distinct().map(Wanted::new).toList();
    return teamsOf(keys)
        .chain(teams -> shiftsOf(keys).chain(shifts -> withWorkers(keys, teams, shifts, wanted)));
  }

  private Uni<Map<String, Staff>> withWorkers(
      List<Authority> keys, List<AnyTeam> teams, List<AnyShift> shifts, List<Wanted> named) {
    List<Wanted> wanted =
        Stream.of(
                named.stream(),
                teams.stream()
                    .map(t -> t.team().managerId())
                    .filter(Objects::nonNull)
                    .map(Wanted::new),
                shifts.stream().map(s -> new Wanted(s.shift().workerId())))
            .flatMap(Function.identity())
            .distinct()
            .toList();
    return workers(wanted)
        .map(
            workers ->
                keys.stream()
                    .map(Authority::authority)
                    .collect(
                        Collectors.toMap(
                            Function.identity(), a -> staffOf(a, teams, shifts, workers))));
  }

  private static Staff staffOf(
      String authority, List<AnyTeam> teams, List<AnyShift> shifts, List<Worker> workers) {
    return new Staff(
        teams.stream().filter(t -> t.authority().equals(authority)).map(AnyTeam::team).toList(),
        workers.stream().filter(w -> w.authority().equals(authority)).toList(),
        shifts.stream().filter(s -> s.authority().equals(authority)).map(AnyShift::shift).toList());
  }

  private Uni<List<AnyTeam>> teamsOf(List<Authority> keys) {
    return batch.query(
        """
        select cast(json_build_object('authority', t.authority_id, 'team', json_build_object(
            'id', t.id, 'authority', t.authority_id, 'name', t.name, 'kind', t.kind,
            'telephone', t.telephone, 'mailbox', t.mailbox, 'managerId', t.manager_id)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join team t on t.authority_id = k.authority
        """,
        keys,
        AnyTeam.class);
  }

  private Uni<List<AnyShift>> shiftsOf(List<Authority> keys) {
    return batch.query(
        """
        select cast(json_build_object('authority', s.authority_id, 'shift', json_build_object(
            'teamId', s.team_id, 'slot', s.slot, 'workerId', s.worker_id, 'weekdays', s.weekdays,
            'startsAt', s.starts_at, 'lastsMinutes', s.lasts_minutes,
            'fromDate', s.from_date, 'untilDate', s.until_date)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
        join shift s on s.authority_id = k.authority
        """,
        keys,
        AnyShift.class);
  }

  private Uni<List<Worker>> workers(List<Wanted> wanted) {
    return batch.query(
        WORKER
            + """
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join worker w on w.id = k.id
            """,
        wanted,
        Worker.class);
  }

  /** Everybody who works for an entered authority at that moment, by name. */
  public Uni<List<Worker>> inService(String authority, Instant at) {
    return batch.query(
        WORKER
            + """
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, at timestamptz)
            join worker w on w.authority_id = k.authority and (w.left_at is null or w.left_at > k.at)
            order by w.name, w.id
            """,
        List.of(new Moment(authority, at)),
        Worker.class);
  }

  /** The workers with these ids that the entered authorities have. */
  public Uni<List<Worker>> find(Collection<UUID> ids) {
    return workers(ids.stream().filter(Objects::nonNull).distinct().map(Wanted::new).toList());
  }

  /** All teams of an entered authority. */
  public Uni<List<Team>> all(String authority) {
    return teamsOf(List.of(new Authority(authority)))
        .map(teams -> teams.stream().map(AnyTeam::team).toList());
  }
}
