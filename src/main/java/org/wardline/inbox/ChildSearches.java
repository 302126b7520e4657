package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.ChildLists;
import org.wardline.register.ChildLists.Listed;
import org.wardline.register.ChildLists.Search;
import org.wardline.teams.Worker;

/** Finds children; whoever looks beyond the own teams gives a reason, and opens one by one. */
@ApplicationScoped
class ChildSearches {
  private final OwnTeams teams;
  private final ChildLists lists;
  private final Searches searches;
  private final AuditTrail audit;
  private final Clock clock;

  ChildSearches(
      OwnTeams teams, ChildLists lists, Searches searches, AuditTrail audit, Clock clock) {
    this.teams = teams;
    this.lists = lists;
    this.searches = searches;
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
        .call(found -> remember(reader, search, found, keys));
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

  /** A search for a reason is kept; that somebody looked is remembered, whoever was found. */
  private Uni<Void> remember(Worker reader, ChildSearch search, Found found, SealingKeys keys) {
    List<UUID> others = found.others().children().stream().map(Listed::id).toList();
    return search.hasReason()
        ? searches
            .store(reader, search.reason(), others, keys)
            .chain(id -> audit.append(entries(reader, found, Searches.TABLE, id)))
        : audit.append(entries(reader, found, "worker", reader.id()));
  }

  private static List<AuditEntry> entries(Worker reader, Found found, String kind, UUID subject) {
    return Stream.concat(
            Stream.of(searched(reader, found, kind, subject)),
            Stream.of(found.own(), found.others())
                .flatMap(group -> group.children().stream())
                .map(child -> InboxService.entry(reader, "found", child.id())))
        .toList();
  }

  private static AuditEntry searched(Worker reader, Found found, String kind, UUID subject) {
    String counts =
        "own=%d others=%d"
            .formatted(found.own().children().size(), found.others().children().size());
    return AuditEntry.ofWorker(
        reader.id(), reader.authority(), "looked for a child", kind, subject, counts);
  }
}
