package org.wardline.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.DemoRows;

/** The invented children with their numbers, plans and allocations. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DemoChildren {
  private static final String FILE = "/org/wardline/register/demo/children.json";

  private final Batch batch;
  private final Clock clock;
  private final DemoRows file;

  DemoChildren(Batch batch, Clock clock, ObjectMapper json) {
    this.batch = batch;
    this.clock = clock;
    this.file = DemoRows.read(FILE, json);
  }

  /** Adds what is not there yet, in the caller's transaction. */
  Uni<Void> load(SealingKeys keys) {
    List<ObjectNode> children =
        rows("children").stream().map(row -> withNumbers(row, keys)).toList();
    return loadChildren(children)
        .chain(() -> loadNumbers(children))
        .chain(this::loadPlans)
        .chain(this::loadAllocations)
        .chain(() -> recordHistory(children))
        .replaceWithVoid();
  }

  /** Everybody of a council, as CP-IS knows them. */
  List<DemoCouncil.DemoChild> of(String authority) {
    return rows("children").stream()
        .filter(row -> row.get("authority").textValue().equals(authority))
        .map(
            row ->
                new DemoCouncil.DemoChild(
                    row.get("given").textValue() + ' ' + row.get("family").textValue(),
                    row.get("nhsNumber").textValue(),
                    row.get("localId").textValue()))
        .toList();
  }

  int countOf(String authority) {
    return (int)
        rows("children").stream()
            .filter(row -> row.get("authority").textValue().equals(authority))
            .count();
  }

  private static ObjectNode withNumbers(ObjectNode row, SealingKeys keys) {
    UUID id = UUID.fromString(row.get("id").textValue());
    String number = row.remove("nhsNumber").textValue();
    String localId = row.remove("localId").textValue();
    return row.put("numberKey", hex(Children.numberKey(keys, number)))
        .put("number", hex(keys.seal(bytes(number), "child_number", id)))
        .put(
            "localIdKey", hex(Children.localIdKey(keys, row.get("authority").textValue(), localId)))
        .put("localId", hex(keys.seal(bytes(localId), "child", id)))
        .put("localIdOfList", hex(keys.seal(bytes(localId), "child_local_id", id)));
  }

  private Uni<Integer> loadChildren(List<ObjectNode> children) {
    return batch.execute(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, postcode,
          local_id_key, local_id, case_record, restricted, custodian_id, deputy_id, closed_at, recorded_at)
        select id, authority, team, given, family, born, postcode, decode("localIdKey", 'hex'),
          decode("localId", 'hex'), "caseRecord", custodian is not null, custodian, deputy, closed, today
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, team uuid, given text,
          family text, born date, postcode text, "localIdKey" text, "localId" text, "caseRecord" text,
          custodian uuid, deputy uuid, closed timestamptz, today timestamptz)
        on conflict do nothing
        """,
        children);
  }

  private Uni<Integer> loadNumbers(List<ObjectNode> children) {
    return batch.execute(
        """
        insert into child_number (child_id, authority_id, number_key, number, status, recorded_at)
        select id, authority, decode("numberKey", 'hex'), decode(number, 'hex'), 'current', today
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, "numberKey" text,
          number text, today timestamptz)
        on conflict do nothing
        """,
        children);
  }

  private Uni<Integer> loadPlans() {
    return batch.execute(
        """
        insert into plan (id, authority_id, child_id, type, started_at, ended_at, expected_delivery_on,
          deleted_at, recorded_at)
        select id, authority, child, type, started, ended,
          cast(expected at time zone 'Europe/London' as date), deleted, today
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, child uuid, type text,
          started timestamptz, ended timestamptz, expected timestamptz, deleted timestamptz,
          today timestamptz)
        on conflict do nothing
        """,
        rows("plans"));
  }

  private Uni<Integer> loadAllocations() {
    return batch.execute(
        """
        insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, until_at, recorded_at)
        select id, authority, child, worker, team, "from", until, today
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, child uuid, worker uuid,
          team uuid, "from" timestamptz, until timestamptz, today timestamptz)
        on conflict do nothing
        """,
        rows("allocations"));
  }

  private Uni<Integer> recordHistory(List<ObjectNode> children) {
    return batch
        .execute(
            """
            insert into child_name (child_id, authority_id, given_name, family_name, from_at, recorded_at)
            select id, authority, given, family, today, today
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, given text,
              family text, today timestamptz)
            on conflict do nothing
            """,
            children)
        .chain(
            () ->
                batch.execute(
                    """
                    insert into child_local_id (child_id, authority_id, local_id_key, local_id, recorded_at)
                    select id, authority, decode("localIdKey", 'hex'), decode("localIdOfList", 'hex'), today
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text,
                      "localIdKey" text, "localIdOfList" text, today timestamptz)
                    on conflict do nothing
                    """,
                    children))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('id', changed) as text)
                    from (select array_agg(r.id) as ids, min(r.today) as at
                      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, today timestamptz)) of,
                      record_children(of.ids, of.at, 'function:loading', null) changed
                    """,
                    children,
                    ObjectNode.class))
        .map(List::size);
  }

  private List<ObjectNode> rows(String section) {
    String now = clock.instant().toString();
    return file.rows(section, clock).stream().map(row -> row.put("today", now)).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
