package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.ChildLists;
import org.wardline.register.ChildLists.Search;
import org.wardline.teams.Worker;

/** Finds children; whoever looks beyond the own teams gives a reason, and opens one by one. */
@ApplicationScoped
class ChildSearches {
  private final OwnTeams teams;
  private final ChildLists lists;
  private final AuditTrail audit;
  private final Clock clock;

  ChildSearches(OwnTeams teams, ChildLists lists, AuditTrail audit, Clock clock) {
    this.teams = teams;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a search has found: own children, and those of others when there is a reason. */
  record Found(ChildLists.Found own, ChildLists.Found others) {}

  /** Without a reason nobody learns whether another team has such a child. */
  @WithTransaction
  Uni<Found> find(Worker reader, ChildSearch search, SealingKeys keys) {
    return teams
        .of(reader)
        .map(
            own -> new Search(reader.authority(), reader.id(), own, search.text(), clock.instant()))
        .chain(wanted -> find(wanted, search.hasReason(), keys))
        .call(found -> audit.append(entries(reader, found)));
  }

  private Uni<Found> find(Search wanted, boolean withOthers, SealingKeys keys) {
    return lists
        .findOwn(wanted, keys)
        .chain(
            own ->
                withOthers
                    ? lists.findOthers(wanted, keys).map(others -> new Found(own, others))
                    : Uni.createFrom().item(new Found(own, ChildLists.Found.NOBODY)));
  }

  private static List<AuditEntry> entries(Worker reader, Found found) {
    return Stream.of(found.own(), found.others())
        .flatMap(group -> group.children().stream())
        .map(child -> InboxService.entry(reader, "found", child.id()))
        .toList();
  }
}
