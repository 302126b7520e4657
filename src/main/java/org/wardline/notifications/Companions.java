package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.notifications.Claim.OfNotification;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;
import org.wardline.teams.PushSubscriptions;
import org.wardline.teams.Staff.Recipient;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * Plans what goes beside the telling of a step: the filing in the case system, push messages, and
 * the e-mail to whoever did not open the desktop in time. What is planned already is not planned
 * again.
 */
@ApplicationScoped
class Companions {
  private final DeliveryRepository deliveries;
  private final Batch batch;
  private final History history;
  private final Filings filings;
  private final PushSubscriptions subscriptions;
  private final Teams teams;

  Companions(
      DeliveryRepository deliveries,
      Batch batch,
      History history,
      Filings filings,
      PushSubscriptions subscriptions,
      Teams teams) {
    this.deliveries = deliveries;
    this.batch = batch;
    this.history = history;
    this.filings = filings;
    this.subscriptions = subscriptions;
    this.teams = teams;
  }

  /** Plans them in the running transaction, claimed for this attempt. */
  Uni<List<Claim>> plan(ClaimedWork work, Instant now) {
    return subscriptions
        .subscribed(recipients(work.placed))
        .chain(
            subscribed ->
                withAddress(work.unseen)
                    .chain(
                        addressed ->
                            planOnce(
                                Stream.of(
                                        files(work, now),
                                        pushes(work, subscribed, now),
                                        emails(work, addressed, now))
                                    .flatMap(claims -> claims),
                                now)));
  }

  private static List<UUID> recipients(List<Claim> claims) {
    return claims.stream().map(claim -> claim.delivery().recipient()).toList();
  }

  /** Who has only a desktop keeps the time that the policy gives them, and is told nothing else. */
  private Uni<Set<UUID>> withAddress(List<Claim> unseen) {
    return teams
        .find(recipients(unseen))
        .map(
            found ->
                found.stream()
                    .filter(worker -> worker.email() != null)
                    .map(Worker::id)
                    .collect(Collectors.toSet()));
  }

  private Uni<List<Claim>> planOnce(Stream<Claim> companions, Instant now) {
    Map<UUID, Claim> wanted = new LinkedHashMap<>();
    companions.forEach(claim -> wanted.putIfAbsent(claim.delivery().id(), claim));
    return wanted.isEmpty()
        ? Uni.createFrom().item(List.of())
        : deliveries
            .fileAfterAll(filings(wanted.values()), now)
            .chain(() -> known(wanted.keySet()))
            .chain(known -> persist(wanted, known, now));
  }

  private static List<UUID> filings(Collection<Claim> wanted) {
    return wanted.stream()
        .map(Claim::delivery)
        .filter(Delivery::isFiling)
        .map(Delivery::id)
        .toList();
  }

  private Stream<Claim> files(ClaimedWork work, Instant now) {
    return Stream.concat(
            Claim.ofNotifications(work.placed).stream(),
            Claim.ofNotifications(work.sending).stream())
        .filter(claim -> claim.delivery().tells())
        .map(OfNotification::notification)
        .filter(filings::isFiled)
        .filter(work::mayBeFiled)
        .map(filed -> new OfNotification(Delivery.file(filed, now), filed));
  }

  private static Stream<Claim> pushes(ClaimedWork work, Set<UUID> subscribed, Instant now) {
    return Claim.ofNotifications(work.placed).stream()
        .filter(claim -> claim.delivery().tells())
        .filter(claim -> subscribed.contains(claim.delivery().recipient()))
        .map(claim -> beside(claim, Channel.PUSH, now));
  }

  private static Stream<Claim> emails(ClaimedWork work, Set<UUID> addressed, Instant now) {
    return Claim.ofNotifications(work.unseen).stream()
        .filter(claim -> addressed.contains(claim.delivery().recipient()))
        .map(claim -> beside(claim, Channel.EMAIL, now));
  }

  /** To the same person, on the same step, over another channel. */
  private static Claim beside(OfNotification desktop, Channel channel, Instant now) {
    Delivery told = desktop.delivery();
    return new OfNotification(
        Delivery.tell(
            desktop.notification(),
            told.step(),
            new Recipient(told.recipient(), told.addressedAs(), channel),
            now),
        desktop.notification());
  }

  private Uni<Set<UUID>> known(Set<UUID> ids) {
    return deliveries
        .list("id in ?1", ids)
        .map(found -> found.stream().map(Delivery::id).collect(Collectors.toSet()));
  }

  private Uni<List<Claim>> persist(Map<UUID, Claim> wanted, Set<UUID> known, Instant now) {
    List<Claim> planned =
        wanted.values().stream().filter(claim -> !known.contains(claim.delivery().id())).toList();
    planned.forEach(claim -> claim.delivery().claim(now));
    return batch
        .persist(planned.stream().map(Claim::delivery).toList())
        .chain(
            () ->
                history.append(
                    planned.stream()
                        .filter(claim -> claim.delivery().channel() == Channel.EMAIL)
                        .map(claim -> claim.line(What.NOT_SHOWN, now))
                        .toList()))
        .replaceWith(planned);
  }
}
