package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.notifications.History.What;
import org.wardline.platform.data.Batch;
import org.wardline.teams.Channel;
import org.wardline.teams.Staff.Recipient;

/**
 * Plans what goes beside the telling of a step: the filing in the case system, and the e-mail to
 * whoever did not open the desktop in time. What is planned already is not planned again.
 */
@ApplicationScoped
class Companions {
  private final DeliveryRepository deliveries;
  private final Batch batch;
  private final History history;
  private final Filings filings;

  Companions(DeliveryRepository deliveries, Batch batch, History history, Filings filings) {
    this.deliveries = deliveries;
    this.batch = batch;
    this.history = history;
    this.filings = filings;
  }

  /** Plans them in the running transaction, claimed for this attempt. */
  Uni<List<Claim>> plan(ClaimedWork work, Instant now) {
    Map<UUID, Claim> wanted = new LinkedHashMap<>();
    Stream.of(files(work, now), emails(work, now))
        .flatMap(claims -> claims)
        .forEach(claim -> wanted.putIfAbsent(claim.delivery().id(), claim));
    return wanted.isEmpty()
        ? Uni.createFrom().item(List.of())
        : known(wanted.keySet()).chain(known -> persist(wanted, known, now));
  }

  private Stream<Claim> files(ClaimedWork work, Instant now) {
    return Stream.concat(work.placed.stream(), work.sending.stream())
        .filter(claim -> claim.delivery().tells())
        .map(Claim::notification)
        .filter(filings::isFiled)
        .map(notification -> new Claim(Delivery.file(notification, now), notification));
  }

  private static Stream<Claim> emails(ClaimedWork work, Instant now) {
    return work.unseen.stream().map(claim -> new Claim(byEmail(claim, now), claim.notification()));
  }

  private static Delivery byEmail(Claim unseen, Instant now) {
    Delivery desktop = unseen.delivery();
    return Delivery.tell(
        unseen.notification(),
        desktop.step(),
        new Recipient(desktop.recipient(), desktop.addressedAs(), Channel.EMAIL),
        now);
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
                        .filter(claim -> claim.delivery().tells())
                        .map(claim -> claim.line(What.NOT_SHOWN, now))
                        .toList()))
        .replaceWith(planned);
  }
}
