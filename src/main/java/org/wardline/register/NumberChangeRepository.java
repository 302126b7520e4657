package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.NumberChangePolicy.Decision;
import org.wardline.register.NumberChangePolicy.Found;

/** Queries of {@code number_change}, and of the numbers that it changes. */
@ApplicationScoped
class NumberChangeRepository {

  private static final String ROWS =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ";
  private static final HexFormat HEX = HexFormat.of();

  private record Asked(String authority, String old, String fresh, String local, Instant at) {}

  private record Answered(UUID child, Boolean restricted, Boolean live, Boolean elsewhere) {}

  private record Change(
      String authority,
      String key,
      UUID child,
      String task,
      String sealed,
      String status,
      Instant at) {}

  private record Reader(String authority, UUID worker, Instant at) {}

  private record Row(UUID childId, String task, Instant since) {}

  private final Batch batch;
  private final Clock clock;

  NumberChangeRepository(Batch batch, Clock clock) {
    this.batch = batch;
    this.clock = clock;
  }

  /** Whose number it is, or whose local id, and who has the new one. */
  Uni<Found> find(String authority, InactiveNumber number, SealingKeys keys) {
    Asked asked =
        new Asked(
            authority,
            number.nhsNumber().map(old -> key(old, keys)).orElse(null),
            number.replacedBy().map(fresh -> key(fresh, keys)).orElse(null),
            number
                .localId()
                .map(id -> HEX.formatHex(Children.localIdKey(keys, authority, id.value())))
                .orElse(null),
            clock.instant());
    return batch
        .query(
            """
            select cast(json_build_object('child', c.id, 'restricted', c.restricted,
                'live', exists (select from plan p where p.child_id = c.id and p.deleted_at is null
                  and p.started_at <= k.at and (p.ended_at is null or p.ended_at > k.at)),
                'elsewhere', exists (select from child_number n where n.number_key = decode(k.fresh, 'hex')
                  and n.child_id <> c.id)) as text)
            """
                + ROWS
                + """
                (authority text, old text, fresh text, local text, at timestamptz)
                left join lateral (
                  select c.id, c.restricted from child c left join child_number n on n.child_id = c.id
                    and n.number_key = decode(k.old, 'hex')
                  where c.authority_id = k.authority
                    and (n.child_id is not null or c.local_id_key = decode(k.local, 'hex'))
                  order by (n.child_id is not null) desc limit 1) c on true
                """,
            List.of(asked),
            Answered.class)
        .map(List::getFirst)
        .map(
            found ->
                new Found(
                    authority,
                    Optional.ofNullable(found.child()),
                    Boolean.TRUE.equals(found.restricted()),
                    Boolean.TRUE.equals(found.live()),
                    Boolean.TRUE.equals(found.elsewhere())));
  }

  /** Does what was decided, unless it was done before; answers 1 or 0. */
  Uni<Integer> insertIfNew(
      Decision decision, Found found, InactiveNumber number, SealingKeys keys) {
    String key =
        number
            .nhsNumber()
            .map(old -> key(old, keys))
            .or(() -> number.localId().map(id -> localKey(found.authority(), id.value(), keys)))
            .orElse("");
    String task = decision.task().map(t -> t.name().toLowerCase(Locale.ROOT)).orElse(null);
    UUID child = found.childId().orElse(null);
    return batch
        .execute(
            """
            insert into number_change (authority_id, number_key, child_id, task, received_at)
            select authority, decode(key, 'hex'), child, task, at
            """
                + ROWS
                + """
                (authority text, key text, child uuid, task text, at timestamptz) on conflict do nothing
                """,
            List.of(change(found, key, child, task, null, null)))
        .call(fresh -> fresh == 0 ? nothing() : retire(found, number, keys))
        .call(fresh -> fresh > 0 && decision.attach() ? attach(found, number, keys) : nothing());
  }

  /** The old number keeps finding the child, also when the register only knew the local id. */
  private Uni<Void> retire(Found found, InactiveNumber number, SealingKeys keys) {
    if (found.childId().isEmpty() || number.nhsNumber().isEmpty()) {
      return nothing();
    }
    String status = number.replacedBy().isPresent() ? "superseded" : "inactive";
    return upsert(found, number.nhsNumber().get(), status, keys);
  }

  private Uni<Void> attach(Found found, InactiveNumber number, SealingKeys keys) {
    return upsert(found, number.replacedBy().orElseThrow(), "current", keys);
  }

  private Uni<Void> upsert(Found found, NhsNumber number, String status, SealingKeys keys) {
    UUID child = found.childId().orElseThrow();
    byte[] sealed =
        keys.seal(number.digits().getBytes(StandardCharsets.UTF_8), "child_number", child);
    return batch
        .execute(
            """
            insert into child_number (child_id, authority_id, number_key, number, status, recorded_at)
            select child, authority, decode(key, 'hex'), decode(sealed, 'hex'), status, at
            """
                + ROWS
                + """
                (child uuid, authority text, key text, sealed text, status text, at timestamptz)
                on conflict (child_id, number_key) do update set status = excluded.status
                """,
            List.of(change(found, key(number, keys), child, null, HEX.formatHex(sealed), status)))
        .replaceWithVoid();
  }

  private Change change(
      Found found, String key, UUID child, String task, String sealed, String status) {
    return new Change(found.authority(), key, child, task, sealed, status, clock.instant());
  }

  /** A task is done when the child has a number in use again, or no plan runs any more. */
  Uni<List<NumberTask>> tasks(String authority, UUID reader) {
    return batch
        .query(
            """
            select cast(json_build_object('childId', n.child_id, 'task', n.task, 'since', n.received_at) as text)
            """
                + ROWS
                + """
                (authority text, worker uuid, at timestamptz)
                join number_change n on n.authority_id = k.authority and n.task is not null
                left join child c on c.id = n.child_id
                where (c.id is null or not c.restricted or k.worker in (c.custodian_id, c.deputy_id))
                  and (c.id is null or (
                    exists (select from plan p where p.child_id = c.id and p.deleted_at is null
                      and (p.ended_at is null or p.ended_at > k.at))
                    and not exists (select from child_number m where m.child_id = c.id and m.status = 'current')))
                order by n.received_at
                """,
            List.of(new Reader(authority, reader, clock.instant())),
            Row.class)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new NumberTask(
                                row.childId(),
                                NumberTask.Task.valueOf(row.task().toUpperCase(Locale.ROOT)),
                                row.since()))
                    .toList());
  }

  private static String key(NhsNumber number, SealingKeys keys) {
    return HEX.formatHex(Children.numberKey(keys, number.digits()));
  }

  private static String localKey(String authority, String localId, SealingKeys keys) {
    return HEX.formatHex(Children.localIdKey(keys, authority, localId));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
