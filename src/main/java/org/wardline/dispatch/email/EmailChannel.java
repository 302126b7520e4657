package org.wardline.dispatch.email;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.wardline.dispatch.ChannelOf;
import org.wardline.dispatch.Supplies;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing.Email;

/**
 * Sends e-mails: through GOV.UK Notify for the authorities that have it, else over the mail relay.
 * When Notify's limit is reached, the first attempt at a notification goes over the relay at once;
 * only repeated ones wait.
 */
@ApplicationScoped
class EmailChannel implements ChannelOf<Email> {
  private final Messages messages;
  private final SmtpRelay relay;
  private final GovukNotify notify;

  EmailChannel(Messages messages, SmtpRelay relay, GovukNotify notify) {
    this.messages = messages;
    this.relay = relay;
    this.notify = notify;
  }

  @Override
  public Uni<Attempt> send(Email email, Supplies supplies) {
    if (email.address() == null) {
      return Uni.createFrom()
          .item(new Attempt.Refused(email.deliveryId(), email.authority(), null, "no_address"));
    }
    return messages
        .write(email, supplies.text(email.authority()))
        .chain(message -> send(email, message));
  }

  private Uni<Attempt> send(Email email, Message message) {
    return notify.serves(email.authority())
        ? notify.send(email, message).chain(attempt -> unlessLimited(email, message, attempt))
        : relay.send(email, message);
  }

  private Uni<Attempt> unlessLimited(Email email, Message message, Attempt attempt) {
    return GovukNotify.isLimited(attempt) && !email.isRepeated()
        ? relay.send(email, message)
        : Uni.createFrom().item(attempt);
  }
}
