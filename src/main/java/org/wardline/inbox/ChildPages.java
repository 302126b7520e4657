package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.audit.Entries;
import org.wardline.audit.Entries.Entry;
import org.wardline.inbox.ChildRightsPolicy.Part;
import org.wardline.inbox.ChildrenService.Opened;
import org.wardline.notifications.ChildNotifications;
import org.wardline.notifications.ChildNotifications.Told;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Gathers the parts of a child's page that the reader may see, and remembers that they did. */
@ApplicationScoped
class ChildPages {
  private final ChildrenService children;
  private final ChildNotifications notifications;
  private final Entries entries;
  private final Teams teams;
  private final AuditTrail audit;
  private final Clock clock;

  ChildPages(
      ChildrenService children,
      ChildNotifications notifications,
      Entries entries,
      Teams teams,
      AuditTrail audit,
      Clock clock) {
    this.children = children;
    this.notifications = notifications;
    this.entries = entries;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /** Empty when there is no such child for all that the reader may know. */
  @WithTransaction
  Uni<Optional<ChildPage>> find(Worker reader, UUID id) {
    return children
        .open(reader, id)
        .chain(found -> found.isEmpty() ? nothing() : page(reader, found.get()));
  }

  private Uni<Optional<ChildPage>> page(Worker reader, Opened opened) {
    Set<Part> parts = ChildRightsPolicy.parts(opened.child(), reader, opened.open());
    if (parts.isEmpty()) {
      return nothing();
    }
    RegisteredChild child = opened.child();
    return audit
        .append(List.of(viewed(reader, child, parts)))
        .chain(() -> notifications.about(child.id(), reader))
        .chain(told -> disclosed(child, told).chain(seen -> page(child, parts, told, seen)))
        .map(Optional::of);
  }

  private static AuditEntry viewed(Worker reader, RegisteredChild child, Set<Part> parts) {
    String action = parts.contains(Part.IDENTITY) ? "viewed" : "viewed disclosure report";
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child.id(), "");
  }

  private Uni<List<Entry>> disclosed(RegisteredChild child, List<Told> told) {
    return entries
        .about(
            Stream.concat(
                    Stream.of("child:" + child.id()),
                    told.stream().map(one -> "notification:" + one.id()))
                .toList())
        .map(all -> all.stream().filter(entry -> entry.worker() != null).toList());
  }

  private Uni<ChildPage> page(
      RegisteredChild child, Set<Part> parts, List<Told> told, List<Entry> seen) {
    Stream<UUID> people =
        Stream.concat(
            seen.stream().map(Entry::worker),
            child.allocation(clock.instant()).map(RegisteredChild.Allocation::workerId).stream());
    return teams
        .find(people.distinct().toList())
        .map(known -> known.stream().collect(Collectors.toMap(Worker::id, Worker::name)))
        .map(names -> worded(child, parts, told, seen, names));
  }

  private ChildPage worded(
      RegisteredChild child,
      Set<Part> parts,
      List<Told> told,
      List<Entry> seen,
      Map<UUID, String> names) {
    ChildRecordWording words = new ChildRecordWording(clock.instant(), names);
    return new ChildPage(
        child.id().toString(),
        parts.contains(Part.IDENTITY) ? words.identity(child) : null,
        parts.contains(Part.PLANS) ? words.plans(child) : List.of(),
        parts.contains(Part.NOTIFICATIONS) ? words.told(told) : List.of(),
        parts.contains(Part.NOTIFICATIONS),
        parts.contains(Part.DISCLOSURE) ? words.seen(seen, told) : List.of());
  }

  private static Uni<Optional<ChildPage>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
