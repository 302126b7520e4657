package org.wardline.mesh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.formats.cpis.AccessNotification;
import org.wardline.formats.cpis.AccessNotificationReader;
import org.wardline.formats.cpis.CouncilDetails;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponseReader;
import org.wardline.formats.cpis.InactiveNumbers;
import org.wardline.formats.cpis.InactiveNumbersReader;
import org.wardline.formats.cpis.MessageKind;
import org.wardline.formats.cpis.RecordAccess;
import org.wardline.intake.Arrivals;
import org.wardline.intake.Arrivals.Receipt;
import org.wardline.mesh.Handled.Done;
import org.wardline.mesh.Handled.Unreadable;
import org.wardline.register.NumberChanges;
import org.wardline.register.UploadFiles;

/**
 * Hands a message to the feature that it concerns, told by what it is and not by its workflow id.
 */
@ApplicationScoped
class HandingOver {

  private static final int ACCESSES_AT_ONCE = 200;

  private final Arrivals arrivals;
  private final UploadFiles uploads;
  private final NumberChanges numbers;
  private final AccessNotificationReader accessNotifications;
  private final FileResponseReader responses;
  private final InactiveNumbersReader inactiveNumbers;

  HandingOver(Arrivals arrivals, UploadFiles uploads, NumberChanges numbers, MeshConfig config) {
    int maxBytes = Math.toIntExact(config.maxMessage().asLongValue());
    this.arrivals = arrivals;
    this.uploads = uploads;
    this.numbers = numbers;
    this.accessNotifications = new AccessNotificationReader(maxBytes);
    this.responses = new FileResponseReader(maxBytes);
    this.inactiveNumbers = new InactiveNumbersReader(maxBytes);
  }

  /** The same answer at every repetition; a failure is one of ours, not of the message. */
  Uni<Handled> handOver(OpenMailbox mailbox, MailboxMessage message, byte[] body) {
    if (message.report()) {
      return uploads
          .recordReport(mailbox.authority(), message.localId(), message.statusCode())
          .map(result -> done(result, EnumSet.noneOf(Freshness.class)));
    }
    try {
      return MessageKind.find(body)
          .map(kind -> handOver(mailbox, kind, body))
          .orElseGet(() -> unreadable("message: is none of CP-IS"));
    } catch (UnreadableMessageException no) {
      return unreadable(no.place() + ": " + no.reason());
    }
  }

  private Uni<Handled> handOver(OpenMailbox mailbox, MessageKind kind, byte[] body) {
    return switch (kind) {
      case ACCESS_NOTIFICATION -> takeIn(mailbox, accessNotifications.read(body), body);
      case FILE_RESPONSE -> answer(mailbox, responses.read(body));
      case INACTIVE_NUMBERS -> change(mailbox, inactiveNumbers.read(body));
      case UPLOAD -> unreadable("message: is an upload, which councils send and do not get");
    };
  }

  private Uni<Handled> takeIn(OpenMailbox mailbox, AccessNotification notification, byte[] body) {
    boolean heartbeat = notification.isHeartbeat();
    return Multi.createFrom()
        .iterable(parts(notification))
        .onItem()
        .transformToUniAndConcatenate(
            part -> arrivals.takeIn(mailbox.settings().sender(), part, body))
        .collect()
        .asList()
        .map(receipts -> receipts.stream().reduce(new Receipt(0, 0), Receipt::plus))
        .map(
            receipt ->
                done(
                    "accepted=%d refused=%d".formatted(receipt.accepted(), receipt.refused()),
                    EnumSet.of(heartbeat ? Freshness.HEARTBEAT : Freshness.NOTIFICATION)));
  }

  /** Parts of a large notification; what is refused goes with the first. */
  private static List<AccessNotification> parts(AccessNotification whole) {
    List<RecordAccess> accesses = whole.recordAccesses();
    List<AccessNotification> parts = new ArrayList<>();
    for (int from = 0; from == 0 || from < accesses.size(); from += ACCESSES_AT_ONCE) {
      int to = Math.min(from + ACCESSES_AT_ONCE, accesses.size());
      parts.add(
          new AccessNotification(
              whole.messageId(),
              whole.sentAt(),
              whole.council(),
              accesses.subList(from, to),
              from == 0 ? whole.refused() : List.of(),
              whole.findings()));
    }
    return parts;
  }

  private Uni<Handled> answer(OpenMailbox mailbox, FileResponse response) {
    Optional<String> council = response.header().organisation().map(CouncilDetails::code);
    if (isOfAnother(mailbox, council)) {
      return unreadable("organisation: is another council than the mailbox's");
    }
    return uploads
        .recordAnswer(mailbox.authority(), response)
        .map(result -> done(result, EnumSet.of(Freshness.RESPONSE)));
  }

  private Uni<Handled> change(OpenMailbox mailbox, InactiveNumbers message) {
    if (isOfAnother(mailbox, message.council())) {
      return unreadable("representedSourceOrganization: is another council than the mailbox's");
    }
    return numbers
        .apply(mailbox.authority(), message)
        .map(result -> done(result, EnumSet.noneOf(Freshness.class)));
  }

  private static boolean isOfAnother(OpenMailbox mailbox, Optional<String> council) {
    return council.filter(code -> !code.equals(mailbox.authority())).isPresent();
  }

  private static Handled done(String result, EnumSet<Freshness> fresh) {
    return new Done(result, fresh);
  }

  private static Uni<Handled> unreadable(String reason) {
    return Uni.createFrom().item(new Unreadable(reason));
  }
}
