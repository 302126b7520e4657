package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Finds to whom a notification may be handed over. */
@ApplicationScoped
class Successors {
  private final Teams teams;
  private final Bars bars;
  private final Clock clock;

  Successors(Teams teams, Bars bars, Clock clock) {
    this.teams = teams;
    this.bars = bars;
    this.clock = clock;
  }

  /** By name; empty when this person may not hand it over, or it is decided. */
  Uni<List<Worker>> of(Worker reader, Notification found) {
    boolean mayHandOver = found.isUndecided() && RightsPolicy.mayHandOver(found, reader);
    return mayHandOver
        ? bars.of(List.of(found.child()))
            .chain(
                barred ->
                    teams
                        .inService(found.authority(), clock.instant())
                        .map(
                            workers ->
                                workers.stream()
                                    .filter(w -> !barred.isBarred(w.id(), found.child()))
                                    .filter(w -> mayTake(w, reader, found))
                                    .toList()))
        : Uni.createFrom().item(List.of());
  }

  private static boolean mayTake(Worker worker, Worker reader, Notification found) {
    return !worker.id().equals(reader.id())
        && !found.asks(worker.id())
        && RightsPolicy.mayAcknowledge(worker)
        && (!found.isRestricted() || found.people().isKeeper(worker.id()));
  }
}
