package org.wardline.mesh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardline.mesh.MailboxRepository.Known;
import org.wardline.mesh.MailboxRepository.NewMessage;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Lists a mailbox, workflow by workflow, and stores what is new, sealed. Messages of other workflow
 * ids are never touched.
 */
@ApplicationScoped
class Collecting {

  private static final String TABLE = "mailbox_message";
  private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,150}");

  private final MailboxService messages;
  private final Sealing sealing;
  private final Clock clock;
  private final int most;

  Collecting(MailboxService messages, Sealing sealing, Clock clock, MeshConfig config) {
    this.messages = messages;
    this.sealing = sealing;
    this.clock = clock;
    this.most = config.mostMessages();
  }

  /** Stores every message that waits; each failure is counted and keeps none of the others. */
  Uni<Void> collect(OpenMailbox mailbox, Tally tally) {
    return Multi.createFrom()
        .iterable(mailbox.settings().workflows())
        .onItem()
        .transformToUniAndConcatenate(workflow -> collect(mailbox, workflow, tally))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> collect(OpenMailbox mailbox, String workflow, Tally tally) {
    return mailbox
        .client()
        .list(workflow)
        .chain(ids -> collectAll(mailbox, ids.stream().limit(most).toList(), tally))
        .plug(work -> tally.counting("list", work));
  }

  private Uni<Void> collectAll(OpenMailbox mailbox, List<String> ids, Tally tally) {
    return messages
        .known(mailbox.authority(), mailbox.name(), ids)
        .map(known -> known.stream().collect(Collectors.toMap(Known::messageId, k -> k)))
        .chain(
            known ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(
                        id ->
                            collect(mailbox, id, known)
                                .plug(work -> tally.counting("collect", work)))
                    .collect()
                    .last());
  }

  /** What MESH still lists although it was acknowledged is acknowledged again. */
  private Uni<Void> collect(OpenMailbox mailbox, String id, Map<String, Known> known) {
    if (!known.containsKey(id)) {
      return mailbox
          .client()
          .download(id)
          .chain(found -> found.map(m -> store(mailbox, m)).orElseGet(Collecting::nothing));
    }
    return known.get(id).acknowledged() ? mailbox.client().acknowledge(id) : nothing();
  }

  private Uni<Void> store(OpenMailbox mailbox, ReceivedMessage message) {
    return sealing.keys().chain(keys -> messages.storeIfNew(row(mailbox, message, keys)));
  }

  private NewMessage row(OpenMailbox mailbox, ReceivedMessage message, SealingKeys keys) {
    String key = mailbox.name() + '\n' + message.id();
    UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return new NewMessage(
        id,
        mailbox.authority(),
        mailbox.name(),
        message.id(),
        message.isReport(),
        message.workflow().orElse(""),
        harmless(message.fileName()),
        harmless(message.localId()),
        harmless(message.linkedMessageId()),
        harmless(message.statusCode()),
        Base64.getEncoder().encodeToString(keys.seal(message.body().getBytes(), TABLE, id)),
        clock.instant());
  }

  /** A text of a header that is fit to be a file's name, or null. */
  private static String harmless(Optional<String> text) {
    return text.filter(name -> HARMLESS_NAME.matcher(name).matches()).orElse(null);
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
