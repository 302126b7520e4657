package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.teams.Channel;

/**
 * Writes into the audit trail what left the building with a child's data: what the case system took
 * over. All other channels carry no word of the child.
 */
@ApplicationScoped
class FilingTrail {
  private final AuditTrail audit;

  FilingTrail(AuditTrail audit) {
    this.audit = audit;
  }

  /** One entry for each attempt that took a file out, also where nobody answered in time. */
  Uni<Void> remember(List<Claim> claims, Map<UUID, Attempt> made) {
    return audit.append(
        Claim.ofNotifications(claims).stream()
            .filter(claim -> claim.delivery().channel() == Channel.CASE_SYSTEM)
            .filter(claim -> mayHaveLeft(made.get(claim.delivery().id())))
            .map(claim -> entry(claim, made.get(claim.delivery().id())))
            .toList());
  }

  private static boolean mayHaveLeft(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Accepted accepted -> true;
      case Attempt.Arrived arrived -> true;
      case Attempt.Unanswered unanswered -> true;
      case Attempt.Failed failed -> false;
      case Attempt.Refused refused -> false;
    };
  }

  private static AuditEntry entry(OfNotification claim, Attempt attempt) {
    return AuditEntry.ofFunction(
        "dispatch",
        claim.delivery().authority(),
        action(claim.delivery(), attempt),
        Answers.TABLE,
        claim.notification().id(),
        "child:" + claim.notification().child());
  }

  private static String action(Delivery filing, Attempt attempt) {
    String done = filing.isCaseNote() ? "case note filed" : "filed";
    return attempt instanceof Attempt.Unanswered ? done + ", perhaps" : done;
  }
}
