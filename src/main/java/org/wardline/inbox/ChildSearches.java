package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.ChildLists;
import org.wardline.register.ChildLists.Listed;
import org.wardline.teams.Worker;

/** Finds children; whoever looks beyond the own teams gives a reason, and a manager is told. */
@ApplicationScoped
class ChildSearches {
  private final OwnTeams teams;
  private final ChildLists lists;
  private final OpeningsForReason openings;
  private final AuditTrail audit;
  private final Clock clock;

  ChildSearches(
      OwnTeams teams, ChildLists lists, OpeningsForReason openings, AuditTrail audit, Clock clock) {
    this.teams = teams;
    this.lists = lists;
    this.openings = openings;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a search has found: own children, and those of others when there is a reason. */
  record Found(List<Listed> own, List<Listed> others) {
    Found {
      own = List.copyOf(own);
      others = List.copyOf(others);
    }
  }

  /** Own children only, as long as there is no reason to look at others. */
  @WithTransaction
  Uni<Found> find(Worker reader, ChildSearch search, SealingKeys keys) {
    return teams
        .of(reader)
        .chain(
            own ->
                lists.find(
                    reader.authority(), reader.id(), own, search.text(), keys, clock.instant()))
        .map(found -> split(found, search.hasReason()))
        .call(
            found ->
                openings.openAll(
                    reader,
                    found.others().stream().map(Listed::id).toList(),
                    search.reason(),
                    keys))
        .call(
            found ->
                audit.append(
                    found.own().stream()
                        .map(child -> InboxService.entry(reader, "found", child.id()))
                        .toList()));
  }

  /** Without a reason nobody learns whether another team has such a child. */
  private static Found split(List<Listed> found, boolean withOthers) {
    return new Found(
        found.stream().filter(Listed::own).toList(),
        found.stream().filter(one -> withOthers && !one.own()).toList());
  }
}
