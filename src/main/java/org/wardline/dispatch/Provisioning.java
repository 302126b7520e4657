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
import org.wardline.notifications.Claimed;
import org.wardline.notifications.Outgoing;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.platform.lambda.FailureName;
import org.wardline.platform.sealing.Sealing;
import org.wardline.register.LocalIds;
import org.wardline.register.LocalIds.SealedLocalId;

/**
 * Gets what the channels need for the claimed deliveries: read in their transaction, opened after
 * it.
 */
@ApplicationScoped
class Provisioning {
  private static final Logger LOG = Logger.getLogger(Provisioning.class);

  private final StoredTexts texts;
  private final LocalIds localIds;
  private final Sealing sealing;

  Provisioning(StoredTexts texts, LocalIds localIds, Sealing sealing) {
    this.texts = texts;
    this.localIds = localIds;
    this.sealing = sealing;
  }

  /** What was read, still sealed. */
  record Prepared(Claimed claimed, Map<String, MessageText> texts, List<SealedLocalId> localIds) {}

  Uni<Prepared> read(Claimed claimed) {
    return texts
        .find(of(claimed, Email.class, Outgoing::authority))
        .chain(
            found ->
                localIds
                    .find(of(claimed, Filing.class, Filing::childId))
                    .map(ids -> new Prepared(claimed, found, ids)));
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
    if (prepared.localIds().isEmpty()) {
      return Uni.createFrom().item(new Supplies(prepared.texts(), Map.of()));
    }
    return sealing
        .keys()
        .map(keys -> opened(prepared.localIds(), id -> id.open(keys)))
        .onFailure()
        .invoke(failure -> LOG.errorf("local ids stay sealed: %s", FailureName.of(failure)))
        .onFailure()
        .recoverWithItem(Map.of())
        .map(ids -> new Supplies(prepared.texts(), ids));
  }

  private static Map<UUID, String> opened(
      List<SealedLocalId> sealed, Function<SealedLocalId, String> open) {
    return sealed.stream().collect(Collectors.toMap(SealedLocalId::child, open));
  }
}
