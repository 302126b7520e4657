package org.wardline.register.loading;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** The loads and how far they are, in the running transaction, which has entered the authority. */
@ApplicationScoped
class Loads {
  private static final String READ =
      """
      select cast(json_build_object('id', l.id, 'authority', l.authority_id, 'kind', l.kind,
          'state', upper(l.state), 'asAt', l.as_at, 'problem', l.problem, 'columns', l.columns,
          'rowsRead', l.rows_read, 'rowsApplied', l.rows_applied, 'closings', l.closings,
          'broughtBy', l.brought_by) as text)
      """;

  private record New(
      UUID id, String authority, String kind, String file, Instant asAt, UUID by, Instant at) {}

  private record Lease(UUID id, UUID holder, Instant at, Instant until) {}

  private record Step(UUID id, UUID holder, long rows, Instant until) {}

  private record WasRead(
      UUID id, Instant asAt, String format, String problem, Set<Column> columns, String state) {}

  private record Moved(UUID id, String state, Integer closings, UUID by, Instant at) {}

  private record Id(UUID id) {}

  private final Batch batch;

  Loads(Batch batch) {
    this.batch = batch;
  }

  Uni<Integer> storeIfNew(LoadRequest request, Instant now) {
    return batch.execute(
        """
        insert into register_load (id, authority_id, kind, file, as_at, brought_by, began_at, state)
        select id, authority, kind, file, "asAt", by, least("asAt", at), 'reading'
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, kind text, file text,
          "asAt" timestamptz, by uuid, at timestamptz)
        on conflict do nothing
        """,
        List.of(
            new New(
                request.id(),
                request.authority(),
                request.kind(),
                request.file(),
                request.asAt(),
                request.broughtBy(),
                now)));
  }

  /** Whether it is the holder's now; not while another load of the authority is at work. */
  Uni<Boolean> claim(UUID id, UUID holder, Instant now, Duration lease) {
    return batch
        .execute(
            """
            with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                as r (id uuid, holder uuid, at timestamptz, until timestamptz)),
              alone as (select pg_advisory_xact_lock(hashtextextended(l.authority_id, 5))
                from register_load l join k on k.id = l.id)
            update register_load l set lease_until = k.until, lease_holder = k.holder from k, alone
            where l.id = k.id and not exists (
              select from register_load other where other.authority_id = l.authority_id and other.lease_until > k.at)
            """,
            List.of(new Lease(id, holder, now, now.plus(lease))))
        .map(changed -> changed == 1);
  }

  /** Keeps the lease at least until then; fails when another process has it by now. */
  Uni<Void> keep(Load load, Instant until) {
    return ours(
        batch.execute(
            """
            update register_load l set lease_until = greatest(l.lease_until, k.until)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, holder uuid, until timestamptz)
            where l.id = k.id and l.lease_holder = k.holder
            """,
            List.of(new Lease(load.id(), load.holder(), null, until))));
  }

  /** Ends the lease, unless another process has it by now. */
  Uni<Integer> release(Load load) {
    return batch.execute(
        """
        update register_load l set lease_until = null, lease_holder = null
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, holder uuid)
        where l.id = k.id and l.lease_holder = k.holder
        """,
        List.of(new Lease(load.id(), load.holder(), null, null)));
  }

  private static Uni<Void> ours(Uni<Integer> step) {
    return step.chain(
        changed ->
            changed == 1
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new RegisterBusyException()));
  }

  Uni<Load> get(UUID id) {
    return batch
        .query(
            READ
                + """
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
                join register_load l on l.id = k.id
                """,
            List.of(new Id(id)),
            Load.class)
        .map(List::getFirst);
  }

  /** So many rows more are read; fails when another process has the lease by now. */
  Uni<Void> read(Load load, long rows, Instant leaseUntil) {
    return ours(
        batch.execute(
            """
            update register_load l set rows_read = l.rows_read + k.rows, lease_until = k.until
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
              as k (id uuid, holder uuid, rows bigint, until timestamptz)
            where l.id = k.id and l.lease_holder = k.holder
            """,
            List.of(new Step(load.id(), load.holder(), rows, leaseUntil))));
  }

  /** So many rows more are applied; fails when another process has the lease by now. */
  Uni<Void> applied(Load load, long rows, Instant leaseUntil) {
    return ours(
        batch.execute(
            """
            update register_load l set rows_applied = l.rows_applied + k.rows,
              lease_until = greatest(l.lease_until, k.until)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
              as k (id uuid, holder uuid, rows bigint, until timestamptz)
            where l.id = k.id and l.lease_holder = k.holder
            """,
            List.of(new Step(load.id(), load.holder(), rows, leaseUntil))));
  }

  /** The file is at its end, or broke off. */
  Uni<Integer> wasRead(
      UUID id, Instant asAt, String format, String problem, Set<Column> columns, String state) {
    return batch.execute(
        """
        update register_load l set as_at = k."asAt", began_at = least(l.began_at, k."asAt"), format = k.format,
          problem = k.problem, columns = k.columns, state = k.state
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, "asAt" timestamptz, format text,
          problem text, columns text[], state text)
        where l.id = k.id
        """,
        List.of(new WasRead(id, asAt, format, problem, columns, state)));
  }

  /**
   * Settings of a transaction that is one of many of a load. Some hundred children are looked up by
   * their index: while a first load fills the tables, nothing is known of their size, and the
   * database would read them whole again and again. And the commit is not waited for: after a crash
   * the load goes on before the transactions that are lost, and its last one waits for all.
   */
  Uni<Void> work() {
    return batch
        .query(
            """
            select cast(json_build_object('id', k.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            where set_config('enable_seqscan', 'off', true) = 'off' and set_config('enable_hashjoin', 'off', true) = 'off'
              and set_config('enable_mergejoin', 'off', true) = 'off'
              and set_config('synchronous_commit', 'off', true) = 'off'
            """,
            List.of(new Id(new UUID(0, 0))),
            Id.class)
        .replaceWithVoid();
  }

  /** Lets the database count what is in the register by now; needs no authority. */
  Uni<Integer> analyze() {
    return batch
        .query(
            """
            select cast(json_build_object('id', k.id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid), analyze_register()
            """,
            List.of(new Id(new UUID(0, 0))),
            Id.class)
        .map(List::size);
  }

  Uni<Integer> move(UUID id, Load.State state, Integer closings, UUID by, Instant now) {
    return batch.execute(
        """
        update register_load l set state = lower(k.state), closings = coalesce(k.closings, l.closings),
          answered_by = coalesce(k.by, l.answered_by),
          settled_at = case when k.state in ('COMPLETE', 'INCOMPLETE', 'GIVEN_UP', 'REFUSED') then k.at end
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, state text, closings int, by uuid,
          at timestamptz)
        where l.id = k.id
        """,
        List.of(new Moved(id, state.name(), closings, by, now)));
  }
}
