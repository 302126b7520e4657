package org.wardline.mesh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wardline.platform.sealing.Sealing;

/**
 * Takes every stored message as far as it goes: passed on, handed over, acknowledged. What fails is
 * tried again at the next run, from where it stands.
 */
@ApplicationScoped
class Settling {

  private static final Logger LOG = Logger.getLogger(Settling.class);
  private static final String TABLE = "mailbox_message";

  private final MailboxService messages;
  private final PassingOn passingOn;
  private final HandingOver handingOver;
  private final Sealing sealing;
  private final MeshMeters meters;

  Settling(
      MailboxService messages,
      PassingOn passingOn,
      HandingOver handingOver,
      Sealing sealing,
      MeshMeters meters) {
    this.messages = messages;
    this.passingOn = passingOn;
    this.handingOver = handingOver;
    this.sealing = sealing;
    this.meters = meters;
  }

  /** Settles at most so many messages, the oldest first. */
  Uni<Void> settle(OpenMailbox mailbox, int most, Tally tally) {
    return messages
        .unfinished(mailbox.authority(), mailbox.name(), most)
        .chain(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(id -> settle(mailbox, id, tally))
                    .collect()
                    .last())
        .plug(work -> tally.counting("settle", work));
  }

  private Uni<Void> settle(OpenMailbox mailbox, UUID id, Tally tally) {
    return messages
        .get(mailbox.authority(), id)
        .chain(message -> opened(message).chain(body -> settle(mailbox, message, body, tally)))
        .plug(work -> tally.counting("settle", work));
  }

  /** A case system that is away does not keep anybody from being told; it is only not forgotten. */
  private Uni<Void> settle(OpenMailbox mailbox, MailboxMessage message, byte[] body, Tally tally) {
    int before = tally.failures();
    return passOn(mailbox, message, body)
        .plug(work -> tally.counting("pass on", work))
        .chain(() -> handOver(mailbox, message, body))
        .chain(
            () ->
                tally.failures() > before
                    ? Uni.createFrom().voidItem()
                    : acknowledge(mailbox, message));
  }

  private Uni<Void> passOn(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    boolean owed =
        mailbox.settings().mode() == MeshConfig.Mode.BESIDE
            && !message.report()
            && message.passedOnAt() == null;
    return owed ? passingOn.passOn(mailbox, message, body) : Uni.createFrom().voidItem();
  }

  private Uni<Void> handOver(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    if (message.handledAt() != null) {
      return Uni.createFrom().voidItem();
    }
    return handingOver
        .handOver(mailbox, message, body)
        .call(handled -> messages.record(mailbox.authority(), message.id(), handled))
        .invoke(handled -> tell(message, handled))
        .replaceWithVoid();
  }

  private void tell(MailboxMessage message, Handled handled) {
    switch (handled) {
      case Handled.Done done ->
          LOG.infof("message handed over: message=%s %s", message.id(), done.result());
      case Handled.Unreadable no -> {
        meters.unreadable();
        LOG.errorf("message cannot be read: message=%s reason=%s", message.id(), no.reason());
      }
    }
  }

  private Uni<Void> acknowledge(OpenMailbox mailbox, MailboxMessage message) {
    return mailbox
        .client()
        .acknowledge(message.messageId())
        .chain(() -> messages.mark(mailbox.authority(), message.id(), Step.ACKNOWLEDGED));
  }

  private Uni<byte[]> opened(MailboxMessage message) {
    return sealing
        .keys()
        .map(keys -> keys.open(Base64.getDecoder().decode(message.body()), TABLE, message.id()));
  }
}
