package org.wardline.dispatch.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing.Email;

/** Sends e-mails over SMTP; every attempt at one delivery has the same Message-ID. */
@ApplicationScoped
class SmtpRelay {
  static final String NAME = "smtp";

  private final ReactiveMailer mailer;
  private final EmailConfig config;

  SmtpRelay(ReactiveMailer mailer, EmailConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  Uni<Attempt> send(Email email, Message message) {
    return post(email.address(), email.deliveryId().toString(), message)
        .map(sent -> accepted(email))
        .onFailure()
        .recoverWithItem(failure -> failed(email, failure));
  }

  /** Fails when the relay did not take it over. */
  Uni<Void> post(String address, String id, Message message) {
    return mailer
        .send(
            Mail.withText(address, message.subject(), message.plain())
                .setHtml(message.html())
                .addHeader("Message-ID", '<' + id + '@' + config.messageIdDomain() + '>')
                .addHeader("Auto-Submitted", "auto-generated"))
        .ifNoItem()
        .after(config.mailTimeout())
        .fail();
  }

  /** SMTP has no receipts: what bounces comes to {@link BounceReports}. */
  private static Attempt accepted(Email email) {
    return new Attempt.Accepted(email.deliveryId(), email.authority(), NAME, null, false);
  }

  private static Attempt failed(Email email, Throwable failure) {
    SmtpFailure smtp = SmtpFailure.of(failure);
    return switch (smtp.meaning()) {
      case LATER -> new Attempt.Failed(email.deliveryId(), email.authority(), NAME, smtp.code());
      case NEVER -> new Attempt.Refused(email.deliveryId(), email.authority(), NAME, smtp.code());
      case NOT_KNOWN ->
          new Attempt.Unanswered(email.deliveryId(), email.authority(), NAME, smtp.code());
    };
  }
}
