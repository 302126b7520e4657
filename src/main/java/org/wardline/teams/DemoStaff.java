package org.wardline.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;

/** The invented councils, their teams, workers and rota; absent from the live build. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
public class DemoStaff {
  private static final String FILE = "/org/wardline/teams/demo/staff.json";
  private static final String WORKERS = "workers";

  private final Batch batch;
  private final Clock clock;
  private final DemoRows file;

  DemoStaff(Batch batch, Clock clock, ObjectMapper json) {
    this.batch = batch;
    this.clock = clock;
    this.file = DemoRows.read(FILE, json);
  }

  /**
   * Somebody as whom one can sign in.
   *
   * @param tries what there is to see and do, in words
   */
  public record DemoUser(String subject, String name, String title, String council, String tries) {}

  /** Everybody of all councils, those who have left among them. */
  public List<DemoUser> users() {
    Map<String, String> councils =
        rows("authorities").stream()
            .collect(Collectors.toMap(row -> text(row, "authority"), row -> text(row, "name")));
    return rows(WORKERS).stream()
        .map(
            row ->
                new DemoUser(
                    text(row, "subject"),
                    text(row, "name"),
                    text(row, "title"),
                    councils.get(text(row, "authority")),
                    text(row, "tries")))
        .toList();
  }

  /** The ODS codes of the demo councils. */
  public List<String> authorities() {
    return rows("authorities").stream().map(row -> text(row, "authority")).toList();
  }

  /**
   * Adds what is not there yet, in the caller's transaction, which must have entered the
   * authorities.
   */
  public Uni<Void> load() {
    return loadAuthorities()
        .chain(this::loadTeams)
        .chain(this::loadWorkers)
        .chain(this::loadRoles)
        .chain(this::loadShifts)
        .chain(this::loadAbsences)
        .chain(this::loadRelationships)
        .replaceWithVoid();
  }

  private Uni<Integer> loadAuthorities() {
    return batch.execute(
        """
        insert into authority (authority_id, name, synthetic)
        select authority, name, synthetic from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (authority text, name text, synthetic boolean)
        on conflict do nothing
        """,
        rows("authorities"));
  }

  private Uni<Integer> loadTeams() {
    return batch.execute(
        """
        insert into team (id, authority_id, name, kind, telephone, mailbox, manager_id)
        select id, authority, name, kind, telephone, mailbox, manager
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, name text, kind text,
          telephone text, mailbox text, manager uuid)
        on conflict do nothing
        """,
        rows("teams"));
  }

  private Uni<Integer> loadWorkers() {
    return batch.execute(
        """
        insert into worker (id, authority_id, team_id, name, email, sign_in, left_at)
        select id, authority, team, name, email, subject, "left"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, team uuid, name text,
          email text, subject text, "left" timestamptz)
        on conflict do nothing
        """,
        rows(WORKERS));
  }

  private Uni<Integer> loadRoles() {
    return batch.execute(
        """
        insert into worker_role (worker_id, authority_id, role)
        select id, authority, unnest(roles)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, roles text[])
        on conflict do nothing
        """,
        rows(WORKERS));
  }

  /** A rota that is kept on the pages already stays as it is. */
  private Uni<Integer> loadShifts() {
    return batch.execute(
        """
        insert into shift (id, authority_id, team_id, slot, worker_id, weekdays, starts_at, lasts_minutes,
          from_date)
        select id, authority, team, slot, worker, weekdays, starts, minutes, date '2020-01-01'
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, team uuid, slot text,
          worker uuid, weekdays smallint[], starts time, minutes integer)
        where not exists (select from shift s where s.authority_id = r.authority)
          and not exists (select from rota_event e where e.authority_id = r.authority)
        on conflict do nothing
        """,
        rows("shifts"));
  }

  private Uni<Integer> loadAbsences() {
    return batch.execute(
        """
        insert into absence (id, authority_id, worker_id, from_at, until_at)
        select id, authority, worker, "from", until
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid,
          "from" timestamptz, until timestamptz)
        on conflict do nothing
        """,
        rows("absences"));
  }

  private Uni<Integer> loadRelationships() {
    return batch.execute(
        """
        insert into relationship (id, authority_id, kind, worker_id, other_id, from_at)
        select id, authority, kind, worker, other, "from"
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, kind text,
          worker uuid, other uuid, "from" timestamptz)
        on conflict do nothing
        """,
        rows("relationships"));
  }

  private List<ObjectNode> rows(String section) {
    return file.rows(section, clock);
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText();
  }
}
