package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wardline.notifications.DeskQueries.ItemRow;
import org.wardline.teams.Role;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** The lines of a person's list, with who is told next. */
@ApplicationScoped
class DeskItems {
  private final DeskQueries queries;
  private final StoredPolicies policies;
  private final Teams teams;

  DeskItems(DeskQueries queries, StoredPolicies policies, Teams teams) {
    this.queries = queries;
    this.policies = policies;
    this.teams = teams;
  }

  Uni<DeskItem> item(Worker worker, UUID notification) {
    return queries.item(worker, notification).map(row -> of(worker.authority(), row));
  }

  /** The line of a stored row. */
  DeskItem of(String authority, ItemRow row) {
    return new DeskItem(
        row.id(),
        row.reference(),
        row.state(),
        row.child(),
        row.restricted(),
        row.openedAt(),
        row.answerBy(),
        row.unansweredSince(),
        thenTold(authority, row),
        row.concludeBy(),
        row.owner(),
        row.ownedSince(),
        row.ownedByReader(),
        row.outcome(),
        row.unread());
  }

  private List<Role> thenTold(String authority, ItemRow row) {
    return row.policy() == null
        ? List.of()
        : NextStep.told(
            policies.read(row.id(), row.policy(), row.waitsForMorning()),
            row.officeSteps(),
            row.outOfHoursSteps(),
            row.answerBy(),
            teams.officeHours(authority));
  }
}
