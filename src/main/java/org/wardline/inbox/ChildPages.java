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
import org.wardline.inbox.ChildAccess.Opened;
import org.wardline.inbox.ChildRightsPolicy.Part;
import org.wardline.inbox.Disclosures.Disclosed;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Gathers the parts of a child's page that the reader may see, and remembers that they did. */
@ApplicationScoped
class ChildPages {
  private final ChildAccess children;
  private final Disclosures disclosures;
  private final Teams teams;
  private final AuditTrail audit;
  private final Clock clock;

  ChildPages(
      ChildAccess children, Disclosures disclosures, Teams teams, AuditTrail audit, Clock clock) {
    this.children = children;
    this.disclosures = disclosures;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Empty when there is no such child for all that the reader may know.
   *
   * @param before where the page before of the disclosure report ended, or null
   */
  @WithTransaction
  Uni<Optional<ChildPage>> find(Worker reader, UUID id, Long before, SealingKeys keys) {
    return children
        .find(reader, id)
        .chain(found -> found.isEmpty() ? nothing() : page(reader, found.get(), before, keys));
  }

  private Uni<Optional<ChildPage>> page(
      Worker reader, Opened opened, Long before, SealingKeys keys) {
    Set<Part> parts = ChildRightsPolicy.parts(opened.child(), reader, opened.isOpen());
    if (parts.isEmpty()) {
      return nothing();
    }
    RegisteredChild child = opened.child();
    return audit
        .append(List.of(viewed(reader, child, parts)))
        .chain(() -> disclosures.of(child, reader, before, keys))
        .chain(disclosed -> page(child, parts, disclosed))
        .map(Optional::of);
  }

  private static AuditEntry viewed(Worker reader, RegisteredChild child, Set<Part> parts) {
    String action = parts.contains(Part.IDENTITY) ? "viewed" : "viewed disclosure report";
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child.id(), "");
  }

  private Uni<ChildPage> page(RegisteredChild child, Set<Part> parts, Disclosed disclosed) {
    Stream<UUID> people =
        Stream.concat(
            disclosed.people(),
            child.allocation(clock.instant()).map(RegisteredChild.Allocation::workerId).stream());
    return teams
        .find(people.distinct().toList())
        .map(known -> known.stream().collect(Collectors.toMap(Worker::id, Worker::name)))
        .map(names -> worded(child, parts, disclosed, names));
  }

  private ChildPage worded(
      RegisteredChild child, Set<Part> parts, Disclosed disclosed, Map<UUID, String> names) {
    ChildRecordWording words = new ChildRecordWording(clock.instant(), names);
    return new ChildPage(
        child.id().toString(),
        parts.contains(Part.IDENTITY) ? words.identity(child) : null,
        parts.contains(Part.PLANS) ? words.plans(child) : List.of(),
        parts.contains(Part.NOTIFICATIONS) ? words.told(disclosed) : List.of(),
        parts.contains(Part.NOTIFICATIONS),
        parts.contains(Part.DISCLOSURE) ? words.seen(disclosed) : List.of(),
        parts.contains(Part.DISCLOSURE) ? words.tellings(disclosed) : List.of(),
        disclosed.older());
  }

  private static Uni<Optional<ChildPage>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
