package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.wardline.oversight.desk.MentionedChildren.Mentioned;
import org.wardline.oversight.desk.Quarantine.Kept;

/**
 * The texts of messages that were kept aside, for whoever may know of all children whose numbers
 * stand in them.
 */
@ApplicationScoped
class GlassMessages {
  private final Quarantine quarantine;
  private final MentionedChildren children;

  GlassMessages(Quarantine quarantine, MentionedChildren children) {
    this.quarantine = quarantine;
    this.children = children;
  }

  /** A text and whom it mentions. */
  private record Read(String text, Mentioned mentioned) {}

  /** Whether there is such a message and the operator may know of everybody in it. */
  @WithTransaction
  Uni<Boolean> mayOpen(DeskVisit operator, UUID id) {
    return read(operator, id).map(Optional::isPresent);
  }

  /**
   * The text; empty when it is not there for the operator any more. Each child in it has an entry
   * of its own.
   */
  @WithTransaction
  Uni<Optional<String>> look(DeskVisit operator, UUID id) {
    return read(operator, id)
        .call(
            found ->
                found
                    .map(
                        read ->
                            children.remember(
                                operator.worker(), read.mentioned(), GlassTrail.VIEWED))
                    .orElseGet(() -> Uni.createFrom().voidItem()))
        .map(found -> found.map(Read::text));
  }

  private Uni<Optional<Read>> read(DeskVisit operator, UUID id) {
    return quarantine
        .find(id, operator.keys())
        .chain(
            found ->
                found
                    .map(kept -> read(operator, kept))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Read>> read(DeskVisit operator, Kept kept) {
    String text = new String(kept.body(), StandardCharsets.UTF_8);
    return children
        .find(operator.worker(), text, operator.keys())
        .map(
            mentioned ->
                mentioned.mayKnow() ? Optional.of(new Read(text, mentioned)) : Optional.empty());
  }
}
