package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.Children.Found;
import org.wardline.register.Children.Keys;
import org.wardline.register.WrittenNumbers;
import org.wardline.teams.Worker;

/**
 * Finds the children of all councils whose NHS numbers stand in a text that belongs to none of
 * them, in the caller's transaction, which is in those councils afterwards.
 */
@ApplicationScoped
class MentionedChildren {
  private static final UUID ANY_EVENT = new UUID(0, 0);

  private final AuthorityScope scope;
  private final Children children;
  private final AuditTrail audit;

  MentionedChildren(AuthorityScope scope, Children children, AuditTrail audit) {
    this.scope = scope;
    this.children = children;
    this.audit = audit;
  }

  /**
   * The children of a text.
   *
   * @param mayKnow whether the reader may know of every one of them
   */
  record Mentioned(List<Found> children, boolean mayKnow) {
    Mentioned {
      children = List.copyOf(children);
    }
  }

  Uni<Mentioned> find(Worker reader, String text, SealingKeys keys) {
    return children
        .find(
            WrittenNumbers.keys(text, keys).stream()
                .map(number -> new Keys(ANY_EVENT, number, null, null))
                .toList())
        .chain(found -> enter(reader, found).chain(() -> judged(reader, found)));
  }

  private Uni<Void> enter(Worker reader, List<Found> found) {
    return scope.enter(
        Stream.concat(Stream.of(reader.authority()), found.stream().map(Found::authority))
            .distinct()
            .toList());
  }

  private Uni<Mentioned> judged(Worker reader, List<Found> found) {
    List<UUID> ids = found.stream().map(Found::child).distinct().toList();
    return children
        .known(ids, reader.id())
        .map(known -> new Mentioned(found, known.size() == ids.size()));
  }

  /** Remembers of each child, in the trail of its council, that a text about it was looked at. */
  Uni<Void> remember(Worker reader, Mentioned mentioned, String action) {
    return audit.append(
        mentioned.children().stream()
            .map(
                one ->
                    AuditEntry.ofWorker(
                        reader.id(), one.authority(), action, "child", one.child(), ""))
            .distinct()
            .toList());
  }
}
