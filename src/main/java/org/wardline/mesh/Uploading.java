package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wardline.register.DueUpload;
import org.wardline.register.UploadFiles;

/** Has a file made when one is due, and sends it, once. */
@ApplicationScoped
class Uploading {

  private static final Logger LOG = Logger.getLogger(Uploading.class);

  private final UploadFiles uploads;
  private final SendingOnce sending;
  private final MailboxService messages;

  Uploading(UploadFiles uploads, SendingOnce sending, MailboxService messages) {
    this.uploads = uploads;
    this.sending = sending;
    this.messages = messages;
  }

  /** Does nothing for a mailbox that has nowhere to send uploads to. */
  Uni<Void> upload(OpenMailbox mailbox) {
    Optional<String> to = mailbox.settings().uploadTo();
    Optional<String> workflow = mailbox.settings().uploadWorkflow();
    if (to.isEmpty() || workflow.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return uploads
        .makeIfDue(mailbox.authority())
        .chain(made -> uploads.due(mailbox.authority()))
        .chain(
            due ->
                due.map(upload -> send(mailbox, upload, to.get(), workflow.get()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> send(OpenMailbox mailbox, DueUpload upload, String to, String workflow) {
    var message =
        new OutgoingMessage(
            to,
            workflow,
            upload.id().toString(),
            Optional.of("upload-%d.xml".formatted(upload.sequence())),
            Buffer.buffer(upload.body()));
    return sending
        .send(
            mailbox.client(),
            message,
            upload.triedAt(),
            () -> uploads.recordTrying(mailbox.authority(), upload.id()))
        .chain(outcome -> record(mailbox, upload, outcome));
  }

  private Uni<Void> record(OpenMailbox mailbox, DueUpload upload, SendOutcome outcome) {
    String authority = mailbox.authority();
    return switch (outcome) {
      case SendOutcome.Sent(String messageId) -> {
        LOG.infof("upload sent: upload=%s sequence=%d", upload.id(), upload.sequence());
        yield uploads
            .recordSent(authority, upload.id(), messageId)
            .chain(() -> messages.recordFresh(authority, List.of(Freshness.UPLOAD)));
      }
      case SendOutcome.Refused(int status, String code) -> {
        LOG.errorf("upload refused: upload=%s status=%d code=%s", upload.id(), status, code);
        yield uploads.recordRefused(authority, upload.id(), status + " " + code);
      }
      case SendOutcome.Unknown unknown -> {
        LOG.warnf("upload sent or not, to be looked up: upload=%s", upload.id());
        yield Uni.createFrom().voidItem();
      }
    };
  }
}
