package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.CallersContext;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/** The door of pages to the loads of a council: how they went, and what people add to them. */
@ApplicationScoped
public class RegisterLoads {
  private record Of(String authority) {}

  private record One(String authority, UUID load) {}

  private record Newest(Instant completedAt, boolean hasChildren) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final ResultFile results;
  private final RegisterFiles files;
  private final LoadingConfig config;
  private final Clock clock;

  RegisterLoads(
      AuthorityScope scope,
      Batch batch,
      ResultFile results,
      RegisterFiles files,
      LoadingConfig config,
      Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.results = results;
    this.files = files;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A load and its counts.
   *
   * @param state reading, asks, applying, complete, incomplete, given_up or refused
   * @param closings how many children it closes, or would close
   * @param findings rows that were loaded with a finding
   * @param columns what the file tells, by the documented names
   */
  public record Summary(
      UUID id,
      String kind,
      String state,
      Instant asAt,
      Instant beganAt,
      String problem,
      long rowsRead,
      long rowsApplied,
      Integer closings,
      long accepted,
      long changed,
      long unchanged,
      long refused,
      long findings,
      List<String> columns) {
    public Summary {
      columns = List.copyOf(columns);
    }
  }

  /** How far one can rely on the register. */
  public enum Standing {
    FRESH,
    STALE,
    EMPTY
  }

  /** The newest first; at most 20. */
  @WithTransaction
  public Uni<List<Summary>> list(String authority) {
    return scope
        .enter(List.of(authority))
        .chain(() -> batch.query(LIST, List.of(new Of(authority)), Summary.class));
  }

  /** Whether the register of a council is older than it may be, or holds nobody. */
  @WithTransaction
  public Uni<Standing> standing(String authority) {
    return scope
        .enter(List.of(authority))
        .chain(() -> batch.query(STANDING, List.of(new Of(authority)), Newest.class))
        .map(found -> standing(found.getFirst()));
  }

  private Standing standing(Newest newest) {
    if (!newest.hasChildren() || newest.completedAt() == null) {
      return Standing.EMPTY;
    }
    return newest.completedAt().plus(config.staleAfter()).isBefore(clock.instant())
        ? Standing.STALE
        : Standing.FRESH;
  }

  /** What became of each row, as separated values, in pages. */
  public Multi<String> result(String authority, UUID load) {
    return results.write(authority, load);
  }

  /** Whether there is nothing in a file that somebody sent. */
  public Uni<Boolean> isEmpty(Path file) {
    return onWorkerThread(() -> Files.size(file) == 0);
  }

  /** Takes a file in; it is loaded in a moment. */
  public Uni<Boolean> take(Worker keeper, boolean full, Path file) {
    return onWorkerThread(
        () -> {
          files.put(
              FileKey.ofRegister(keeper.authority(), full, clock.instant(), keeper.id()), file);
          return true;
        });
  }

  /** Whether this load is the council's, in the caller's transaction. */
  public Uni<Boolean> isOf(String authority, UUID load) {
    return batch
        .query(IS_OF, List.of(new One(authority, load)), Boolean.class)
        .map(found -> found.contains(true));
  }

  /** Answers a load that asks; it goes on, or is given up, in a moment. */
  public Uni<Boolean> answer(Worker keeper, UUID load, boolean goOn) {
    return onWorkerThread(
        () -> {
          Path empty = Files.createTempFile("answer", "");
          try {
            files.put(FileKey.ofAnswer(keeper.authority(), load, keeper.id(), goOn), empty);
          } finally {
            Files.delete(empty);
          }
          return true;
        });
  }

  private interface Work {
    boolean run() throws IOException;
  }

  private static Uni<Boolean> onWorkerThread(Work work) {
    return Uni.createFrom()
        .item(
            () -> {
              try {
                return work.run();
              } catch (IOException e) {
                throw new UncheckedIOException("a register file cannot be put", e);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .plug(CallersContext::resume);
  }

  private static final String LIST =
      """
      select cast(json_build_object('id', l.id, 'kind', l.kind, 'state', l.state, 'asAt', l.as_at,
          'beganAt', l.began_at, 'problem', l.problem, 'rowsRead', l.rows_read, 'rowsApplied', l.rows_applied,
          'closings', l.closings, 'accepted', c.accepted, 'changed', c.changed, 'unchanged', c.unchanged,
          'refused', c.refused, 'findings', c.findings,
          'columns', (select coalesce(json_agg(lower(told) order by told), '[]') from unnest(l.columns) told)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
      join register_load l on l.authority_id = k.authority and l.file is not null
      cross join lateral (
        select count(*) filter (where r.outcome = 'accepted') as accepted,
          count(*) filter (where r.outcome = 'changed') as changed,
          count(*) filter (where r.outcome = 'unchanged') as unchanged,
          count(*) filter (where r.outcome = 'refused') as refused,
          count(*) filter (where r.outcome <> 'refused' and r.findings <> '[]') as findings
        from register_row r where r.load_id = l.id) c
      order by l.began_at desc, l.id limit 20
      """;

  private static final String IS_OF =
      """
      select cast('true' as text) from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, load uuid)
      join register_load l on l.id = k.load and l.authority_id = k.authority
      """;

  private static final String STANDING =
      """
      select cast(json_build_object(
          'completedAt', (select max(l.completed_at) from register_load l
            where l.authority_id = k.authority and l.children > 0),
          'hasChildren', exists (select from child c where c.authority_id = k.authority)) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
      """;
}
