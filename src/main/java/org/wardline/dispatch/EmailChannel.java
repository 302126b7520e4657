package org.wardline.dispatch;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing;
import org.wardline.platform.CallersContext;

/**
 * Sends e-mails over SMTP, each independently of the others; every attempt at one delivery has the
 * same Message-ID.
 */
@ApplicationScoped
class EmailChannel {
  private static final Logger LOG = Logger.getLogger(EmailChannel.class);

  private final ReactiveMailer mailer;
  private final DispatchConfig config;

  EmailChannel(ReactiveMailer mailer, DispatchConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  /** One attempt for each; a failure is an answer, not an exception. */
  Uni<List<Attempt>> sendAll(List<Outgoing> outgoing) {
    if (outgoing.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Uni.join()
        .all(outgoing.stream().map(this::send).toList())
        .andFailFast()
        .plug(CallersContext::resume);
  }

  private Uni<Attempt> send(Outgoing outgoing) {
    if (outgoing.address() == null) {
      return Uni.createFrom().item(refused(outgoing, "no_address"));
    }
    return compose(outgoing)
        .chain(mail -> mailer.send(mail))
        .ifNoItem()
        .after(config.mailTimeout())
        .fail()
        .map(sent -> accepted(outgoing))
        .onFailure()
        .recoverWithItem(failure -> failed(outgoing, failure));
  }

  private Uni<Mail> compose(Outgoing outgoing) {
    String link = config.pages().resolve("/notifications/" + outgoing.notificationId()).toString();
    return NotificationMail.text(
            outgoing.reference(),
            outgoing.addressedAs(),
            outgoing.purpose(),
            outgoing.urgent(),
            outgoing.telephone(),
            link)
        .createUni()
        .chain(
            text ->
                NotificationMail.html(
                        outgoing.reference(),
                        outgoing.addressedAs(),
                        outgoing.purpose(),
                        outgoing.urgent(),
                        outgoing.telephone(),
                        link)
                    .createUni()
                    .map(html -> mail(outgoing, text, html)));
  }

  private Mail mail(Outgoing outgoing, String text, String html) {
    return Mail.withText(outgoing.address(), "Wardline notification " + outgoing.reference(), text)
        .setHtml(html)
        .addHeader(
            "Message-ID",
            '<' + outgoing.deliveryId().toString() + '@' + config.messageIdDomain() + '>')
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private static Attempt accepted(Outgoing outgoing) {
    LOG.infof("e-mail accepted: delivery=%s", outgoing.deliveryId());
    return new Attempt.Accepted(outgoing.deliveryId(), outgoing.authority());
  }

  private static Attempt refused(Outgoing outgoing, String code) {
    LOG.errorf("e-mail refused: delivery=%s code=%s", outgoing.deliveryId(), code);
    return new Attempt.Refused(outgoing.deliveryId(), outgoing.authority(), code);
  }

  private static Attempt failed(Outgoing outgoing, Throwable failure) {
    SmtpFailure smtp = SmtpFailure.of(failure);
    if (smtp.isPermanent()) {
      return refused(outgoing, smtp.code());
    }
    LOG.warnf("e-mail failed: delivery=%s code=%s", outgoing.deliveryId(), smtp.code());
    return new Attempt.Failed(outgoing.deliveryId(), outgoing.authority(), smtp.code());
  }
}
