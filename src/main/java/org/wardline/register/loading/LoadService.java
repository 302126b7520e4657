package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.loading.Load.State;
import org.wardline.register.loading.StagedRows.SealedRow;

/** The transactions of a load but those that write children. */
@ApplicationScoped
class LoadService {
  private final AuthorityScope scope;
  private final Loads loads;
  private final StagedRows rows;
  private final Closing closing;
  private final AuditTrail audit;
  private final LoadingConfig config;
  private final Clock clock;

  LoadService(
      AuthorityScope scope,
      Loads loads,
      StagedRows rows,
      Closing closing,
      AuditTrail audit,
      LoadingConfig config,
      Clock clock) {
    this.scope = scope;
    this.loads = loads;
    this.rows = rows;
    this.closing = closing;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** The load as it stands; fails when another process works on the authority's register. */
  @WithTransaction
  Uni<Load> begin(LoadRequest request) {
    Instant now = clock.instant();
    UUID holder = UUID.randomUUID();
    return scope
        .enter(List.of(request.authority()))
        .chain(() -> loads.storeIfNew(request, now))
        .chain(() -> loads.claim(request.id(), holder, now, config.lease()))
        .chain(ours -> ours ? loads.get(request.id()) : busy())
        .map(load -> load.heldBy(holder));
  }

  private static Uni<Load> busy() {
    return Uni.createFrom().failure(new RegisterBusyException());
  }

  @WithTransaction
  Uni<Load> get(Load load) {
    return scope
        .enter(List.of(load.authority()))
        .chain(() -> loads.get(load.id()))
        .map(found -> found.heldBy(load.holder()));
  }

  /** Lets another process go on with it. */
  @WithTransaction
  Uni<Integer> release(Load load) {
    return scope.enter(List.of(load.authority())).chain(() -> loads.release(load));
  }

  /** Keeps others away for as long as a statement over the whole register may take. */
  @WithTransaction
  Uni<Void> keepForWholeRegister(Load load) {
    return scope
        .enter(List.of(load.authority()))
        .chain(() -> loads.keep(load, leaseEnd().plus(config.wholeRegister())));
  }

  @WithTransaction
  Uni<Void> stage(Load load, List<SealedRow> chunk) {
    return scope
        .enter(List.of(load.authority()))
        .chain(loads::work)
        .chain(() -> rows.stage(chunk))
        .chain(() -> loads.read(load, chunk.size(), leaseEnd()));
  }

  /** The file could not be read at all. */
  @WithTransaction
  Uni<Void> refuse(Load load, String format, String problem) {
    return entered(load)
        .chain(() -> loads.wasRead(load.id(), load.asAt(), format, problem, Set.of(), "reading"))
        .chain(() -> loads.move(load.id(), State.REFUSED, null, null, clock.instant()))
        .chain(() -> loads.release(load))
        .chain(() -> remember(load, "register file refused"));
  }

  /** The file is at its end: brings its rows to children, and asks if too many would be closed. */
  @WithTransaction
  Uni<Void> wasRead(Load load, Instant asAt, String format, String problem, Set<Column> columns) {
    return entered(load)
        .chain(() -> loads.wasRead(load.id(), asAt, format, problem, columns, "reading"))
        .chain(() -> rows.bringToChildren(load.id()))
        .chain(() -> rows.closings(load.id(), asAt))
        .chain(closings -> goOnOrAsk(load, problem, closings))
        .replaceWithVoid();
  }

  private Uni<Integer> goOnOrAsk(Load load, String problem, Closings closings) {
    boolean closes = load.isFull() && problem == null;
    boolean asks = closes && closings.isTooMany(config.closingsWithoutAsking());
    Instant now = clock.instant();
    return loads
        .move(
            load.id(),
            asks ? State.ASKS : State.APPLYING,
            closes ? closings.closing() : 0,
            null,
            now)
        .call(() -> asks ? loads.release(load) : Uni.createFrom().nullItem());
  }

  /** Lets the database count what is in the register by now. */
  @WithTransaction
  Uni<Integer> count() {
    return loads.analyze();
  }

  /** What a person said of a load that asks: go on, or leave the register as it is. */
  @WithTransaction
  Uni<Load> answer(String authority, UUID load, boolean goOn, UUID by) {
    return scope
        .enter(List.of(authority))
        .chain(() -> loads.get(load))
        .call(
            found ->
                found.state() == State.ASKS
                    ? loads
                        .move(
                            load, goOn ? State.APPLYING : State.GIVEN_UP, null, by, clock.instant())
                        .chain(() -> remember(found, goOn ? "closings confirmed" : "load given up"))
                    : Uni.createFrom().nullItem())
        .chain(() -> loads.get(load));
  }

  @WithTransaction
  Uni<Void> close(Load load) {
    return entered(load)
        .chain(() -> closing.close(load, clock.instant()))
        .chain(() -> remember(load, "register loaded"));
  }

  /** Fails when another process has the lease by now. */
  private Uni<Void> entered(Load load) {
    return scope.enter(List.of(load.authority())).chain(() -> loads.keep(load, leaseEnd()));
  }

  private Uni<Void> remember(Load load, String action) {
    return audit.append(
        List.of(
            AuditEntry.ofFunction(
                "loading",
                load.authority(),
                action,
                "register_load",
                load.id(),
                load.kind() + " rows=" + load.rowsRead())));
  }

  private Instant leaseEnd() {
    return clock.instant().plus(config.lease());
  }
}
