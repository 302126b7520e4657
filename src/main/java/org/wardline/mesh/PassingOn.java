package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.wardline.mesh.SendOutcome.Sent;
import org.wardline.platform.CallersContext;

/**
 * Gives a message byte for byte to the case system beside us: into its folder under a name that is
 * the same at every attempt, or to its mailbox, at most once.
 */
@ApplicationScoped
class PassingOn {

  private final MailboxService messages;
  private final SendingOnce sending;

  PassingOn(MailboxService messages, SendingOnce sending) {
    this.messages = messages;
    this.sending = sending;
  }

  /** Completes when the case system has the message. */
  Uni<Void> passOn(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    return toFolder(mailbox, message, body)
        .chain(() -> toMailbox(mailbox, message, body))
        .chain(() -> messages.mark(mailbox.authority(), message.id(), Step.PASSED_ON));
  }

  private Uni<Void> toFolder(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    return mailbox
        .settings()
        .passOnFolder()
        .map(folder -> write(folder, nameOf(message), body))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static Uni<Void> write(Path folder, String name, byte[] body) {
    return Uni.createFrom()
        .item(
            () -> {
              writeWhole(folder, name, body);
              return (Void) null;
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .plug(CallersContext::resume);
  }

  private static String nameOf(MailboxMessage message) {
    return message.messageId() + (message.fileName() == null ? ".dat" : "_" + message.fileName());
  }

  /** The file has its name only when it is whole and on the disk. */
  private static void writeWhole(Path folder, String name, byte[] body) {
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve("." + name + ".part");
      try (FileChannel file =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("a message cannot be put into the case system's folder", e);
    }
  }

  private Uni<Void> toMailbox(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    return mailbox
        .settings()
        .passOnMailbox()
        .map(to -> send(mailbox, message, outgoing(to, message, body)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> send(OpenMailbox mailbox, MailboxMessage message, OutgoingMessage outgoing) {
    return sending
        .send(
            mailbox.client(),
            outgoing,
            message.passingOn(),
            () -> messages.mark(mailbox.authority(), message.id(), Step.PASSING_ON))
        .invoke(PassingOn::failUnlessSent)
        .replaceWithVoid();
  }

  private static void failUnlessSent(SendOutcome outcome) {
    switch (outcome) {
      case Sent sent -> {}
      case SendOutcome.Refused no -> throw MeshFailure.answered(no.status(), no.code());
      case SendOutcome.Unknown unknown -> throw MeshFailure.noAnswer("sent or not");
    }
  }

  private static OutgoingMessage outgoing(String to, MailboxMessage message, byte[] body) {
    return new OutgoingMessage(
        to,
        message.workflowId(),
        message.id().toString(),
        Optional.ofNullable(message.fileName()),
        Buffer.buffer(body));
  }
}
