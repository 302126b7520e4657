package org.wardline.dispatch.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.notifications.Receipt;

/**
 * A delivery status notification (RFC 3464) about an e-mail of ours. It is known by the e-mail's
 * Message-ID alone; no address and no text of it is read.
 *
 * @param failed whether the relay has given the e-mail up, rather than tries on
 * @param status the status code (RFC 3463) with underscores: {@code 5_1_1}
 */
record BounceReport(UUID deliveryId, boolean failed, String status) {
  /** An e-mail of ours has one recipient; whoever reports on more names it among the first. */
  private static final int MOST_GROUPS = 100;

  private static final String FAILED = "failed";
  private static final String DELAYED = "delayed";
  private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
  private static final Pattern MESSAGE_ID = Pattern.compile("<([0-9a-f-]{36})@([^>]+)>");
  private static final List<String> HEADS =
      List.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  /** Empty for any other mail; fails when it is no mail at all. */
  static Optional<BounceReport> read(byte[] mail, String messageIdDomain) throws IOException {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      if (!message.isMimeType("multipart/report")) {
        return Optional.empty();
      }
      MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
      Optional<UUID> delivery = delivery(parts, messageIdDomain);
      return delivery.isEmpty() ? Optional.empty() : verdict(delivery.get(), recipients(parts));
    } catch (MessagingException unreadable) {
      throw new IOException("the mail cannot be read apart", unreadable);
    }
  }

  /** What it means for the delivery. */
  Receipt receipt(String authority) {
    return failed
        ? new Receipt.Bounced(deliveryId, authority, null, "smtp_bounced_" + status)
        : new Receipt.Delayed(deliveryId, authority, null, "smtp_delayed_" + status);
  }

  /** Each of our e-mails has one recipient; a list behind it may have many. */
  private static Optional<BounceReport> verdict(UUID delivery, List<InternetHeaders> recipients) {
    return first(recipients, FAILED)
        .map(failed -> new BounceReport(delivery, true, status(failed)))
        .or(
            () ->
                first(recipients, DELAYED)
                    .map(delayed -> new BounceReport(delivery, false, status(delayed))));
  }

  private static Optional<InternetHeaders> first(List<InternetHeaders> recipients, String action) {
    return recipients.stream()
        .filter(one -> action.equalsIgnoreCase(field(one, "Action").strip()))
        .findFirst();
  }

  private static String status(InternetHeaders recipient) {
    Matcher status = STATUS.matcher(field(recipient, "Status"));
    return status.find() ? status.group().replace('.', '_') : "unknown";
  }

  private static String field(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value;
  }

  /** The first group of fields is about the e-mail, each further one about a recipient. */
  private static List<InternetHeaders> recipients(MimeMultipart parts)
      throws MessagingException, IOException {
    List<InternetHeaders> groups = new ArrayList<>();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        try (InputStream fields = part.getInputStream()) {
          while (fields.available() > 0 && groups.size() < MOST_GROUPS) {
            groups.add(new InternetHeaders(fields));
          }
        }
      }
    }
    return groups;
  }

  private static Optional<UUID> delivery(MimeMultipart parts, String messageIdDomain)
      throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (isHead(part)) {
        try (InputStream head = part.getInputStream()) {
          Matcher id = MESSAGE_ID.matcher(field(new InternetHeaders(head), "Message-ID"));
          if (id.find() && id.group(2).equals(messageIdDomain)) {
            return Optional.of(UUID.fromString(id.group(1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isHead(BodyPart part) throws MessagingException {
    for (String type : HEADS) {
      if (part.isMimeType(type)) {
        return true;
      }
    }
    return false;
  }
}
