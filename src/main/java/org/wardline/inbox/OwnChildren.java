package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditTrail;
import org.wardline.register.ChildLists;
import org.wardline.register.ChildLists.Listed;
import org.wardline.teams.Worker;

/** Lists the children of a reader's teams, and those who are allocated to the reader. */
@ApplicationScoped
class OwnChildren {
  private static final int PAGE = 50;

  private final OwnTeams teams;
  private final ChildLists lists;
  private final AuditTrail audit;
  private final Clock clock;

  OwnChildren(OwnTeams teams, ChildLists lists, AuditTrail audit, Clock clock) {
    this.teams = teams;
    this.lists = lists;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page of them.
   *
   * @param more whether another page follows
   */
  record Page(List<Listed> children, boolean more) {
    Page {
      children = List.copyOf(children);
    }

    private static Page of(List<Listed> found) {
      return new Page(found.stream().limit(PAGE).toList(), found.size() > PAGE);
    }
  }

  /**
   * A page of them.
   *
   * @param after the last child of the page before, or null
   */
  @WithTransaction
  Uni<Page> list(Worker reader, UUID after) {
    return teams
        .of(reader)
        .chain(
            own ->
                lists.own(reader.authority(), reader.id(), own, after, clock.instant(), PAGE + 1))
        .map(Page::of)
        .call(
            found ->
                audit.append(
                    found.children().stream()
                        .map(child -> InboxService.entry(reader, "listed", child.id()))
                        .toList()));
  }
}
