package org.wardline.dispatch.email;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Outgoing.Purpose;

/** Writes e-mails: by the authority's own text, or by the bundled one. */
@ApplicationScoped
class Messages {
  private static final Logger LOG = Logger.getLogger(Messages.class);

  private final MessageTemplates templates;
  private final URI pages;

  Messages(MessageTemplates templates, EmailConfig config) {
    this.templates = templates;
    this.pages = config.pages();
  }

  /**
   * A stored text that may not be used any more never stops an e-mail: the bundled one goes. So it
   * does for reminders, withdrawals and reviews, which an authority's text does not speak of.
   */
  Uni<Message> write(Email email, Optional<MessageText> own) {
    Purpose purpose = email.notice().purpose();
    if (purpose == Purpose.REVIEW) {
      return ofReview(MessageFields.of(email.notice(), pages.resolve("/reviews").toString()));
    }
    MessageFields fields = MessageFields.of(email.notice(), link(email.notificationId()));
    if (own.isEmpty() || purpose != Purpose.TELL) {
      return bundled(fields, purpose);
    }
    try {
      return Uni.createFrom().item(templates.fill(own.get(), fields));
    } catch (UnusableTextException unusable) {
      LOG.errorf("text of an authority cannot be used: authority=%s", email.authority());
      return bundled(fields, purpose);
    }
  }

  String link(UUID notification) {
    return pages.resolve("/notifications/" + notification).toString();
  }

  Uni<Message> bundled(MessageFields f, Purpose purpose) {
    return NotificationMail.text(
            f.reference(),
            f.role(),
            purpose,
            f.urgent(),
            f.opened(),
            f.due(),
            f.telephone(),
            f.link())
        .createUni()
        .chain(
            plain ->
                NotificationMail.html(
                        f.reference(),
                        f.role(),
                        purpose,
                        f.urgent(),
                        f.opened(),
                        f.due(),
                        f.telephone(),
                        f.link())
                    .createUni()
                    .map(html -> new Message(subject(f), plain, html)));
  }

  private static Uni<Message> ofReview(MessageFields f) {
    return ReviewMail.text(f.reference(), f.role(), f.opened(), f.due(), f.telephone(), f.link())
        .createUni()
        .chain(
            plain ->
                ReviewMail.html(
                        f.reference(), f.role(), f.opened(), f.due(), f.telephone(), f.link())
                    .createUni()
                    .map(html -> new Message("Wardline review " + f.reference(), plain, html)));
  }

  private static String subject(MessageFields fields) {
    return "Wardline notification " + fields.reference();
  }
}
