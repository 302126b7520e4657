package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Asks of deliveries in hand whether their recipients may still be told. */
@ApplicationScoped
class Recipients {
  private final Teams teams;
  private final Bars bars;

  Recipients(Teams teams, Bars bars) {
    this.teams = teams;
    this.bars = bars;
  }

  /** The deliveries to those who may not; a mailbox always may. */
  Uni<Set<UUID>> gone(List<Claim> due, Instant now) {
    return teams
        .find(due.stream().map(claim -> claim.delivery().recipient()).distinct().toList())
        .map(found -> found.stream().collect(Collectors.toMap(Worker::id, Function.identity())))
        .chain(workers -> gone(toWorkers(due, workers), workers, now));
  }

  private static List<Claim> toWorkers(List<Claim> due, Map<UUID, Worker> workers) {
    return due.stream().filter(claim -> workers.containsKey(claim.delivery().recipient())).toList();
  }

  private Uni<Set<UUID>> gone(List<Claim> due, Map<UUID, Worker> workers, Instant now) {
    return bars.of(
            Claim.ofNotifications(due).stream().map(of -> of.notification().child()).toList())
        .map(
            barred ->
                due.stream()
                    .filter(claim -> !mayBeTold(claim, workers, barred, now))
                    .map(claim -> claim.delivery().id())
                    .collect(Collectors.toSet()));
  }

  private static boolean mayBeTold(
      Claim claim, Map<UUID, Worker> workers, Bars.Known barred, Instant now) {
    Worker recipient = workers.get(claim.delivery().recipient());
    boolean isBarred =
        claim instanceof OfNotification of
            && barred.isBarred(recipient.id(), of.notification().child());
    return RecipientPolicy.mayBeTold(claim.delivery(), recipient, isBarred, now);
  }
}
