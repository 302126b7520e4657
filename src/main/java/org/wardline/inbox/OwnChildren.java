package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.ChildLists;
import org.wardline.register.ChildLists.Listed;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Lists and finds children; whoever looks beyond the own teams gives a reason, and is told of. */
@ApplicationScoped
class ChildrenService {
  static final int PAGE = 50;

  private final AuthorityScope scope;
  private final ChildLists lists;
  private final Children children;
  private final Teams teams;
  private final Openings openings;
  private final AuditTrail audit;
  private final Clock clock;

  ChildrenService(
      AuthorityScope scope,
      ChildLists lists,
      Children children,
      Teams teams,
      Openings openings,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.lists = lists;
    this.children = children;
    this.teams = teams;
    this.openings = openings;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a search has found: own children, and how many others there are without a reason. */
  record Found(List<Listed> own, List<Listed> others) {
    Found {
      own = List.copyOf(own);
      others = List.copyOf(others);
    }
  }

  /** A page of the reader's own children. */
  @WithTransaction
  Uni<List<Listed>> own(Worker reader, UUID after) {
    return ownTeams(reader)
        .chain(own -> lists.own(reader.authority(), reader.id(), own, after, clock.instant(), PAGE))
        .call(found -> remember(reader, "listed", found));
  }

  /** Own children only, as long as there is no reason to look at others. */
  @WithTransaction
  Uni<Found> find(Worker reader, ChildSearch search, SealingKeys keys) {
    return ownTeams(reader)
        .chain(
            own ->
                lists.find(
                    reader.authority(), reader.id(), own, search.text(), keys, clock.instant()))
        .map(found -> split(found, search.hasReason()))
        .call(found -> openAll(reader, found.others(), search.reason(), keys))
        .call(found -> remember(reader, "found", found.own()));
  }

  /** Without a reason nobody learns whether another team has such a child. */
  private static Found split(List<Listed> found, boolean withOthers) {
    return new Found(
        found.stream().filter(Listed::own).toList(),
        found.stream().filter(one -> withOthers && !one.own()).toList());
  }

  private Uni<Void> openAll(Worker reader, List<Listed> others, String reason, SealingKeys keys) {
    return others.isEmpty()
        ? Uni.createFrom().voidItem()
        : children
            .get(others.stream().map(Listed::id).toList())
            .chain(
                known -> managers(reader).chain(all -> openEach(reader, known, all, reason, keys)));
  }

  private Uni<Void> openEach(
      Worker reader, List<RegisteredChild> known, List<Team> all, String reason, SealingKeys keys) {
    return Multi.createFrom()
        .iterable(known)
        .onItem()
        .transformToUniAndConcatenate(
            child -> openings.open(reader, child.id(), reason, toTell(child, reader, all), keys))
        .collect()
        .last();
  }

  private Uni<List<Team>> managers(Worker reader) {
    return teams.all(reader.authority());
  }

  /** The manager of the child's team, else the reader's, else any; nobody is told of themselves. */
  private UUID toTell(RegisteredChild child, Worker reader, List<Team> all) {
    return Stream.of(child.team(clock.instant()), reader.teamId())
        .flatMap(id -> all.stream().filter(team -> team.id().equals(id)))
        .map(Team::managerId)
        .filter(Objects::nonNull)
        .filter(manager -> !manager.equals(reader.id()))
        .findFirst()
        .orElse(null);
  }

  /** The child, and whether the reader has it open; empty when there is none to know of. */
  Uni<Optional<Opened>> open(Worker reader, UUID id) {
    return ownTeams(reader)
        .chain(
            own ->
                children
                    .get(List.of(id))
                    .chain(
                        known ->
                            openings
                                .isOpen(reader, id)
                                .map(
                                    opened ->
                                        known.stream()
                                            .findFirst()
                                            .map(c -> opened(c, reader, own, opened)))));
  }

  private Opened opened(
      RegisteredChild child, Worker reader, List<UUID> own, boolean openedForReason) {
    return new Opened(
        child, openedForReason || ChildRightsPolicy.isOwn(child, reader, own, clock.instant()));
  }

  /** A child, and whether it is the reader's own or was opened for a reason. */
  record Opened(RegisteredChild child, boolean open) {}

  /** The reader's team and those that they manage. */
  private Uni<List<UUID>> ownTeams(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> teams.all(reader.authority()))
        .map(
            all ->
                Stream.concat(
                        Stream.ofNullable(reader.teamId()),
                        all.stream()
                            .filter(team -> reader.id().equals(team.managerId()))
                            .map(Team::id))
                    .distinct()
                    .toList());
  }

  private Uni<Void> remember(Worker reader, String action, List<Listed> found) {
    return audit.append(
        found.stream()
            .map(
                child ->
                    AuditEntry.ofWorker(
                        reader.id(), reader.authority(), action, "child", child.id(), ""))
            .toList());
  }
}
