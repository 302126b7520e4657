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
   * Reminders and withdrawals have the bundled text: an authority's own says what is new. A stored
   * text that may not be used any more never stops an e-mail: the bundled one goes.
   */
  Uni<Message> write(Email email, Optional<MessageText> own) {
    MessageFields fields = MessageFields.of(email.notice(), link(email.notificationId()));
    if (own.isEmpty() || email.notice().purpose() != Purpose.TELL) {
      return bundled(fields);
    }
    try {
      return Uni.createFrom().item(templates.fill(own.get(), fields));
    } catch (UnusableTextException unusable) {
      LOG.errorf("text of an authority cannot be used: authority=%s", email.authority());
      return bundled(fields);
    }
  }

  String link(UUID notification) {
    return pages.resolve("/notifications/" + notification).toString();
  }

  Uni<Message> bundled(MessageFields f) {
    return NotificationMail.text(
            f.reference(), f.role(), f.purpose(), f.urgent(), f.opened(), f.telephone(), f.link())
        .createUni()
        .chain(
            plain ->
                NotificationMail.html(
                        f.reference(),
                        f.role(),
                        f.purpose(),
                        f.urgent(),
                        f.opened(),
                        f.telephone(),
                        f.link())
                    .createUni()
                    .map(html -> new Message(subject(f), plain, html)));
  }

  private static String subject(MessageFields fields) {
    return "Wardline notification " + fields.reference();
  }
}
