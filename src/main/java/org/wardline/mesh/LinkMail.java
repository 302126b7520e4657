package org.wardline.mesh;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.wardline.platform.CallersContext;

/** E-mails about the link, which say nothing about anybody; a repeated one has the same id. */
@ApplicationScoped
class LinkMail {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReactiveMailer mailer;

  LinkMail(ReactiveMailer mailer) {
    this.mailer = mailer;
  }

  /** A national message waits unread. */
  Uni<Void> tellDuty(String address, UUID message) {
    return send(
        address,
        message,
        "A national message could not be read",
        """
        A message of the national service has come for this council and could not be read by Wardline.
        It may concern a child. The operators have been alarmed.

        Ask them for the message with this reference, and ask the case system's keepers what it says:
        """
            + message
            + "\n");
  }

  /** A custodian has to decide. */
  Uni<Void> tellCustodian(String address, UUID reference) {
    return send(
        address,
        reference,
        "A record waits for your decision",
        """
        A record in your custody waits for your decision in the work list of uploads.
        Sign in to Wardline to see it.
        """);
  }

  private Uni<Void> send(String address, UUID id, String subject, String text) {
    Mail mail =
        Mail.withText(address, "Wardline: " + subject, text)
            .addHeader("Message-ID", "<link-" + id + "@wardline.invalid>")
            .addHeader("Auto-Submitted", "auto-generated");
    return mailer.send(mail).ifNoItem().after(PATIENCE).fail().plug(CallersContext::resume);
  }
}
