package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;

/**
 * The door to workers' devices that get push messages. Everything happens in the caller's
 * transaction, which must have entered the authority.
 */
@ApplicationScoped
public class PushSubscriptions {
  private static final String TABLE = "push_subscription";

  private record Wanted(UUID id) {}

  private record Row(
      UUID id, String authority, UUID worker, String browser, String sealed, Instant at) {}

  private record Own(UUID id, UUID worker) {}

  /** A device as its owner sees it. */
  public record OwnDevice(UUID id, String browser, Instant since) {}

  private final Batch batch;
  private final Clock clock;

  PushSubscriptions(Batch batch, Clock clock) {
    this.batch = batch;
    this.clock = clock;
  }

  /**
   * A device as it is stored.
   *
   * @param sealed the sealed device, in hexadecimal digits
   */
  public record Subscription(UUID id, UUID worker, String sealed) {

    /** Where it is, and how it is encrypted for. */
    public Device open(SealingKeys keys) {
      return Device.read(keys.open(HexFormat.of().parseHex(sealed), TABLE, id));
    }

    @Override
    public String toString() {
      return "Subscription[" + id + ']';
    }
  }

  /**
   * Remembers a device of a worker's; the same one twice is one. Answers its id.
   *
   * @param browser what its owner calls it by
   */
  public Uni<UUID> subscribe(Worker worker, Device device, String browser, SealingKeys keys) {
    UUID id = UUID.nameUUIDFromBytes(keys.index(TABLE, device.endpoint()));
    String sealed = HexFormat.of().formatHex(keys.seal(device.write(), TABLE, id));
    return batch
        .execute(
            """
            insert into push_subscription (id, authority_id, worker_id, browser, sealed, subscribed_at)
            select id, authority, worker, browser, decode(sealed, 'hex'), at
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as s
              (id uuid, authority text, worker uuid, browser text, sealed text, at timestamptz)
            on conflict (id) do update set authority_id = excluded.authority_id, worker_id = excluded.worker_id,
              browser = excluded.browser, sealed = excluded.sealed, subscribed_at = excluded.subscribed_at
            """,
            List.of(new Row(id, worker.authority(), worker.id(), browser, sealed, clock.instant())))
        .replaceWith(id);
  }

  /** Which of these workers have a device. */
  public Uni<Set<UUID>> subscribed(Collection<UUID> workers) {
    return find(workers)
        .map(found -> found.stream().map(Subscription::worker).collect(Collectors.toSet()));
  }

  /** The devices of these workers. */
  public Uni<List<Subscription>> find(Collection<UUID> workers) {
    return batch.query(
        """
        select cast(json_build_object('id', s.id, 'worker', s.worker_id, 'sealed', encode(s.sealed, 'hex')) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join push_subscription s on s.worker_id = k.id
        """,
        workers.stream().distinct().map(Wanted::new).toList(),
        Subscription.class);
  }

  /** A worker's own devices, the oldest first. */
  public Uni<List<OwnDevice>> list(Worker worker) {
    return batch.query(
        """
        select cast(json_build_object('id', s.id, 'browser', s.browser, 'since', s.subscribed_at) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join push_subscription s on s.worker_id = k.id
        order by s.subscribed_at, s.id
        """,
        List.of(new Wanted(worker.id())),
        OwnDevice.class);
  }

  /** Forgets a device of this worker's; answers whether there was one. */
  public Uni<Boolean> forget(Worker worker, UUID device) {
    return batch
        .execute(
            """
            delete from push_subscription s
            using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, worker uuid)
            where s.id = k.id and s.worker_id = k.worker
            """,
            List.of(new Own(device, worker.id())))
        .map(forgotten -> forgotten > 0);
  }

  /** Forgets devices, for example those that their push service does not know any more. */
  public Uni<Void> forget(Collection<UUID> ids) {
    return batch
        .execute(
            """
            delete from push_subscription s
            using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            where s.id = k.id
            """,
            ids.stream().distinct().map(Wanted::new).toList())
        .replaceWithVoid();
  }
}
