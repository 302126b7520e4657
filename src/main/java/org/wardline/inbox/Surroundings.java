package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wardline.inbox.InboxService.Opened;
import org.wardline.notifications.DeskDetail;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.register.Siblings;
import org.wardline.register.organisations.Organisation;
import org.wardline.register.organisations.Organisations;
import org.wardline.teams.Briefings;
import org.wardline.teams.Worker;

/**
 * Brings together what stands round a notification: brothers and sisters, whom to ring, and what
 * the council says; in the caller's transaction.
 */
@ApplicationScoped
class Surroundings {
  private final Children children;
  private final Siblings siblings;
  private final Organisations organisations;
  private final Briefings briefings;

  Surroundings(
      Children children, Siblings siblings, Organisations organisations, Briefings briefings) {
    this.children = children;
    this.siblings = siblings;
    this.organisations = organisations;
    this.briefings = briefings;
  }

  /** With the child, which may be null. */
  Uni<Opened> of(DeskDetail detail, RegisteredChild child, Worker reader) {
    return siblingsOf(child, reader)
        .chain(
            found ->
                directory(detail)
                    .chain(
                        known ->
                            briefings
                                .inForce(reader.authority())
                                .map(texts -> new Opened(detail, child, found, known, texts))));
  }

  private Uni<List<RegisteredChild>> siblingsOf(RegisteredChild child, Worker reader) {
    return child == null
        ? Uni.createFrom().item(List.of())
        : siblings
            .of(child.id())
            .chain(children::get)
            .map(
                found ->
                    found.stream()
                        .filter(sibling -> RestrictionPolicy.mayKnow(sibling, reader))
                        .toList());
  }

  private Uni<Map<String, Organisation>> directory(DeskDetail detail) {
    return organisations.find(
        Stream.concat(detail.events().stream(), detail.otherVisits().stream())
            .map(DeskDetail.Event::organisation)
            .toList());
  }
}
