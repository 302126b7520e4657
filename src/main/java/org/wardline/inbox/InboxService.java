package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Desk;
import org.wardline.notifications.DeskDetail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.register.organisations.Organisation;
import org.wardline.teams.BriefingText;
import org.wardline.teams.Briefings;
import org.wardline.teams.Worker;

/** Joins what the desk says of notifications with what the register says of their children. */
@ApplicationScoped
class InboxService {
  private final Desk desk;
  private final Children children;
  private final Surroundings surroundings;
  private final AuditTrail audit;

  InboxService(Desk desk, Children children, Surroundings surroundings, AuditTrail audit) {
    this.desk = desk;
    this.children = children;
    this.surroundings = surroundings;
    this.audit = audit;
  }

  /**
   * One notification.
   *
   * @param child null when the register does not hold it any more
   * @param siblings who may be its brothers and sisters, as far as the reader may know of them
   * @param organisations by ODS code, as far as the directory has them
   * @param briefings the council's own words, by whom they are for
   */
  record Opened(
      DeskDetail detail,
      RegisteredChild child,
      List<RegisteredChild> siblings,
      Map<String, Organisation> organisations,
      Map<Briefings.Reader, BriefingText> briefings) {}

  /**
   * Empty when there is none, or this person may not see it. That a child became restricted since
   * ends as not found, and as if nobody had asked.
   */
  @WithTransaction
  Uni<Optional<Opened>> open(Worker reader, UUID id, SealingKeys keys) {
    return desk.open(reader, id, keys)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<Opened>empty())
                    : withChild(reader, found.get()).map(Optional::of));
  }

  private Uni<Opened> withChild(Worker reader, DeskDetail detail) {
    return children
        .get(List.of(detail.item().child()))
        .map(known -> known.stream().findFirst().orElse(null))
        .invoke(child -> refuseUnlessKnown(child, reader, detail.item().restricted()))
        .chain(child -> surroundings.of(detail, child, reader))
        .call(opened -> audit.append(viewed(reader, opened)));
  }

  private static List<AuditEntry> viewed(Worker reader, Opened opened) {
    return Stream.concat(
            Stream.of(opened.detail().item().child()),
            opened.siblings().stream().map(RegisteredChild::id))
        .map(child -> entry(reader, "viewed", child))
        .toList();
  }

  private static void refuseUnlessKnown(
      RegisteredChild child, Worker reader, boolean asRestricted) {
    if (child != null && !RestrictionPolicy.mayKnow(child, reader, asRestricted)) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }

  static AuditEntry entry(Worker reader, String action, UUID child) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), action, "child", child, "");
  }
}
