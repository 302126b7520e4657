package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.loading.Listing.Listed;
import org.wardline.register.loading.StagedRows.Settled;
import org.wardline.register.loading.StagedRows.Staged;

/** The transaction that writes some children, all of each or nothing. */
@ApplicationScoped
class ApplyService {
  private final AuthorityScope scope;
  private final StagedRows rows;
  private final ChildWrites writes;
  private final Loads loads;
  private final LoadingConfig config;
  private final Clock clock;

  ApplyService(
      AuthorityScope scope,
      StagedRows rows,
      ChildWrites writes,
      Loads loads,
      LoadingConfig config,
      Clock clock) {
    this.scope = scope;
    this.rows = rows;
    this.writes = writes;
    this.loads = loads;
    this.config = config;
    this.clock = clock;
  }

  /** Settles the rows of this side that say nothing new; answers how many. */
  @WithTransaction
  Uni<Integer> settleUnchanged(Load load, Side side) {
    return scope
        .enter(List.of(load.authority()))
        .chain(loads::work)
        .chain(() -> rows.settleUnchanged(load, side))
        .call(settled -> loads.applied(load, settled, leaseEnd()));
  }

  /** Writes the next children of a side; answers how many rows were settled: none when all are. */
  @WithTransaction
  Uni<Integer> applyNext(Load load, int children, Side side, People people, SealingKeys keys) {
    Instant now = clock.instant();
    Listing listing = new Listing(load, people, keys, now);
    return scope
        .enter(List.of(load.authority()))
        .chain(loads::work)
        .chain(() -> rows.next(load.id(), children, side, keys))
        .chain(
            staged ->
                staged.isEmpty()
                    ? Uni.createFrom().item(0)
                    : apply(load, listed(staged, listing), now));
  }

  /**
   * The register cannot take the next child: its rows are refused, and the others go on. It counts
   * as listed, so that a refusal never closes it.
   */
  @WithTransaction
  Uni<Integer> refuseNext(Load load, Side side, SealingKeys keys) {
    return scope
        .enter(List.of(load.authority()))
        .chain(() -> rows.next(load.id(), 1, side, keys))
        .chain(staged -> refuse(load, staged));
  }

  private Uni<Integer> refuse(Load load, List<Staged> staged) {
    List<Settled> refused = staged.stream().map(row -> refused(load, row)).toList();
    return writes
        .list(staged.stream().map(Staged::child).distinct().toList(), load.asAt())
        .chain(() -> settle(load, refused));
  }

  private static Settled refused(Load load, Staged row) {
    List<RowFinding> findings =
        Stream.concat(row.findings().stream(), Stream.of(RowFinding.ofRow(Fault.NOT_STORED)))
            .toList();
    return new Settled(load.id(), row.number(), "refused", findings);
  }

  private static List<Listed> listed(List<Staged> staged, Listing listing) {
    Map<UUID, List<Staged>> byChild =
        staged.stream()
            .collect(Collectors.groupingBy(Staged::child, LinkedHashMap::new, Collectors.toList()));
    return byChild.values().stream().map(listing::of).toList();
  }

  private Uni<Integer> apply(Load load, List<Listed> listed, Instant now) {
    List<ListedChild> children =
        listed.stream().map(Listed::child).flatMap(Optional::stream).toList();
    List<UUID> refused =
        listed.stream().filter(child -> child.child().isEmpty()).map(Listed::id).toList();
    return writes
        .list(refused, load.asAt())
        .chain(() -> writes.write(children, load, now))
        .map(changed -> settled(load, listed, changed))
        .chain(settled -> settle(load, settled));
  }

  private Uni<Integer> settle(Load load, List<Settled> settled) {
    return rows.settle(settled)
        .chain(() -> loads.applied(load, settled.size(), leaseEnd()))
        .replaceWith(settled.size());
  }

  private Instant leaseEnd() {
    return clock.instant().plus(config.lease());
  }

  private static List<Settled> settled(Load load, List<Listed> listed, Set<UUID> changed) {
    return listed.stream()
        .flatMap(
            child ->
                child.rows().stream()
                    .map(
                        row ->
                            new Settled(
                                load.id(),
                                row.number(),
                                outcome(child, changed.contains(child.id())),
                                child.findingsOf(row))))
        .toList();
  }

  private static String outcome(Listed child, boolean changed) {
    if (child.child().isEmpty()) {
      return "refused";
    }
    if (!changed) {
      return "unchanged";
    }
    return child.known() ? "changed" : "accepted";
  }
}
