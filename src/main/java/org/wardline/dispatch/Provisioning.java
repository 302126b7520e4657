package org.wardline.dispatch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wardline.dispatch.email.MessageText;
import org.wardline.dispatch.email.StoredTexts;
import org.wardline.dispatch.push.KnownDevice;
import org.wardline.notifications.Claimed;
import org.wardline.notifications.Outgoing;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.notifications.Outgoing.Push;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.LocalIds;
import org.wardline.register.LocalIds.SealedLocalId;
import org.wardline.teams.PushSubscriptions;
import org.wardline.teams.PushSubscriptions.Subscription;

/**
 * Gets what the channels need for the claimed deliveries: read in their transaction, opened after
 * it.
 */
@ApplicationScoped
class Provisioning {
  private static final Logger LOG = Logger.getLogger(Provisioning.class);

  private final StoredTexts texts;
  private final LocalIds localIds;
  private final PushSubscriptions subscriptions;
  private final Sealing sealing;
  private final ChannelsConfig config;

  Provisioning(
      StoredTexts texts,
      LocalIds localIds,
      PushSubscriptions subscriptions,
      Sealing sealing,
      ChannelsConfig config) {
    this.texts = texts;
    this.localIds = localIds;
    this.subscriptions = subscriptions;
    this.sealing = sealing;
    this.config = config;
  }

  /** What was read, still sealed. */
  record Prepared(
      Claimed claimed,
      Map<String, MessageText> texts,
      List<SealedLocalId> localIds,
      List<Subscription> subscriptions) {
    private boolean hasNothingSealed() {
      return localIds.isEmpty() && subscriptions.isEmpty();
    }
  }

  Uni<Prepared> read(Claimed claimed) {
    return texts
        .find(of(claimed, Email.class, Outgoing::authority))
        .chain(
            found ->
                localIds
                    .find(of(claimed, Filing.class, Filing::childId))
                    .chain(ids -> withSubscriptions(claimed, found, ids)));
  }

  private Uni<Prepared> withSubscriptions(
      Claimed claimed, Map<String, MessageText> found, List<SealedLocalId> ids) {
    return subscriptions
        .find(of(claimed, Push.class, Push::workerId))
        .map(devices -> new Prepared(claimed, found, ids, devices));
  }

  private static <O extends Outgoing, K> List<K> of(
      Claimed claimed, Class<O> type, Function<O, K> key) {
    return claimed.outgoing().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .map(key)
        .distinct()
        .toList();
  }

  /** When the sealing keys cannot be had, only what needs them fails, and is tried again. */
  Uni<Supplies> open(Prepared prepared) {
    Supplies unsealed = new Supplies(prepared.texts(), Map.of(), Map.of());
    if (prepared.hasNothingSealed()) {
      return Uni.createFrom().item(unsealed);
    }
    return sealing
        .keys()
        .ifNoItem()
        .after(config.keysLimit())
        .fail()
        .map(keys -> opened(prepared, keys))
        .onFailure()
        .invoke(failure -> LOG.errorf("supplies stay sealed: %s", FailureName.of(failure)))
        .onFailure()
        .recoverWithItem(unsealed);
  }

  private static Supplies opened(Prepared prepared, SealingKeys keys) {
    return new Supplies(
        prepared.texts(),
        prepared.localIds().stream()
            .collect(Collectors.toMap(SealedLocalId::child, id -> id.open(keys))),
        devices(prepared.subscriptions(), keys));
  }

  private static Map<UUID, List<KnownDevice>> devices(
      List<Subscription> subscriptions, SealingKeys keys) {
    return subscriptions.stream()
        .collect(
            Collectors.groupingBy(
                Subscription::worker,
                Collectors.mapping(
                    known -> new KnownDevice(known.id(), known.open(keys)), Collectors.toList())));
  }
}
