package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/**
 * Writes what a staff file says, each kind of row by one statement, in the caller's transaction,
 * which must have entered the authority.
 */
@ApplicationScoped
class StaffWrites {
  private record Council(String authority, String name, boolean synthetic) {}

  private record Row(
      UUID id,
      String authority,
      UUID team,
      String name,
      String email,
      String mobile,
      String subject,
      Set<String> roles,
      UUID manager,
      Instant leaves,
      Instant now) {}

  private record Named(String authority, List<UUID> teams, Instant now) {}

  private record Leaving(UUID id, Instant now) {}

  private final Batch batch;

  StaffWrites(Batch batch) {
    this.batch = batch;
  }

  /**
   * Writes everything; rows that are already so stay, and so does whom a manager has recorded as a
   * leaver, unless the file names their last day.
   */
  Uni<Void> write(String authority, StaffFile file, Instant now) {
    List<Row> workers = file.workers().stream().map(entry -> row(authority, entry, now)).toList();
    return writeCouncil(new Council(authority, file.council(), file.synthetic()))
        .chain(() -> writeTeams(file.teams()))
        .chain(() -> endTeams(new Named(authority, idsOf(file.teams()), now)))
        .chain(() -> writeWorkers(workers))
        .chain(() -> endRoles(workers))
        .chain(() -> addRoles(workers))
        .chain(() -> endManagers(workers))
        .chain(() -> addManagers(workers))
        .replaceWithVoid();
  }

  /** Records that they have left, as of now. */
  Uni<Integer> leave(Collection<UUID> workers, Instant now) {
    return batch.execute(
        """
        update worker w set left_at = k.now
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, now timestamptz)
        where w.id = k.id and w.left_at is null
        """,
        workers.stream().map(id -> new Leaving(id, now)).toList());
  }

  private Uni<Integer> writeCouncil(Council council) {
    return batch.execute(
        """
        insert into authority (authority_id, name, synthetic)
        select authority, name, synthetic
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (authority text, name text, synthetic boolean)
        on conflict (authority_id) do update set name = excluded.name
        """,
        List.of(council));
  }

  private Uni<Integer> writeTeams(List<Team> teams) {
    return batch.execute(
        """
        insert into team (id, authority_id, name, kind, telephone, mailbox, manager_id)
        select id, authority, name, kind, telephone, mailbox, "managerId"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, name text, kind text,
          telephone text, mailbox text, "managerId" uuid)
        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
          telephone = excluded.telephone, mailbox = excluded.mailbox, manager_id = excluded.manager_id,
          ended_at = null
        """,
        teams);
  }

  private static List<UUID> idsOf(List<Team> teams) {
    return teams.stream().map(Team::id).toList();
  }

  /** A team that is told by its kind ends only when another takes its place. */
  private Uni<Integer> endTeams(Named named) {
    return batch.execute(
        """
        update team t set ended_at = k.now
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, teams uuid[], now timestamptz)
        where t.authority_id = k.authority and t.ended_at is null and t.id <> all (k.teams)
          and (t.kind = 'locality' or exists (
            select from team other where other.authority_id = t.authority_id and other.kind = t.kind
              and other.id = any (k.teams)))
        """,
        List.of(named));
  }

  private Uni<Integer> writeWorkers(List<Row> workers) {
    return batch.execute(
        """
        insert into worker (id, authority_id, team_id, name, email, mobile, sign_in, left_at)
        select id, authority, team, name, email, mobile, subject, leaves
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, team uuid, name text,
          email text, mobile text, subject text, leaves timestamptz)
        on conflict (id) do update set team_id = excluded.team_id, name = excluded.name, email = excluded.email,
          mobile = excluded.mobile, sign_in = coalesce(excluded.sign_in, worker.sign_in),
          left_at = case when excluded.left_at is null and worker.leaver_recorded_by is not null
            then worker.left_at else excluded.left_at end,
          leaver_recorded_by = case when excluded.left_at is null then worker.leaver_recorded_by end
        """,
        workers);
  }

  /** How many of the file have left by a manager's word, of whom the file names no last day. */
  Uni<Integer> countLeft(StaffFile file, Instant now) {
    return batch
        .query(
            """
            select cast(to_json(count(*)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, now timestamptz)
            join worker w on w.id = k.id and w.leaver_recorded_by is not null and w.left_at <= k.now
            """,
            file.workers().stream().map(entry -> new Leaving(entry.id(), now)).toList(),
            Integer.class)
        .map(List::getFirst);
  }

  private Uni<Integer> endRoles(List<Row> workers) {
    return batch.execute(
        """
        delete from worker_role w
        using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, roles text[])
        where w.worker_id = r.id and w.role <> all (r.roles)
        """,
        workers);
  }

  private Uni<Integer> addRoles(List<Row> workers) {
    return batch.execute(
        """
        insert into worker_role (worker_id, authority_id, role)
        select id, authority, unnest(roles)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, roles text[])
        on conflict do nothing
        """,
        workers);
  }

  private Uni<Integer> endManagers(List<Row> workers) {
    return batch.execute(
        """
        update relationship t set until_at = r.now
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, manager uuid, now timestamptz)
        where t.other_id = r.id and t.kind = 'manager_of' and t.from_at < r.now
          and (t.until_at is null or t.until_at > r.now) and t.worker_id is distinct from r.manager
        """,
        workers);
  }

  private Uni<Integer> addManagers(List<Row> workers) {
    return batch.execute(
        """
        insert into relationship (id, authority_id, kind, worker_id, other_id, from_at)
        select gen_random_uuid(), r.authority, 'manager_of', r.manager, r.id, r.now
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, manager uuid,
          now timestamptz)
        where r.manager is not null and not exists (
          select from relationship t
          where t.kind = 'manager_of' and t.worker_id = r.manager and t.other_id = r.id
            and t.from_at <= r.now and (t.until_at is null or t.until_at > r.now))
        """,
        workers);
  }

  private static Row row(String authority, StaffFile.Entry entry, Instant now) {
    return new Row(
        entry.id(),
        authority,
        entry.teamId(),
        entry.name(),
        entry.email(),
        entry.mobile(),
        entry.signIn(),
        entry.roles(),
        entry.managerId(),
        entry.leavesAt(),
        now);
  }
}
