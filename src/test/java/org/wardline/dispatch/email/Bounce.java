package org.wardline.dispatch.email;

import java.nio.charset.StandardCharsets;

/** Mail as relays send it back. */
final class Bounce {
  private Bounce() {}

  /** A report on one recipient, with the head of the e-mail that it is about. */
  static byte[] of(String messageId, String action, String status) {
    return report(
        """
        Reporting-MTA: dns; relay.exampleshire.example
        Arrival-Date: Tue, 10 Mar 2026 10:00:05 +0000

        Original-Recipient: rfc822;somebody@exampleshire.example
        Final-Recipient: rfc822;somebody@exampleshire.example
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; somebody@exampleshire.example: see the postmaster
        """
            .formatted(action, status),
        messageId);
  }

  static byte[] report(String groups, String messageId) {
    return mail(
        """
        From: MAILER-DAEMON@relay.exampleshire.example
        To: bounces@exampleshire.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="AbC"

        --AbC
        Content-Type: text/plain; charset=us-ascii

        Your message to somebody@exampleshire.example could not be delivered.

        --AbC
        Content-Type: message/delivery-status

        %s
        --AbC
        Content-Type: text/rfc822-headers

        From: wardline@localhost
        Message-ID: %s
        Subject: New notification

        --AbC--
        """
            .formatted(groups, messageId));
  }

  static byte[] mail(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
