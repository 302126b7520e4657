package org.wardline.dispatch.email;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.wardline.dispatch.Provider;
import org.wardline.dispatch.email.NotifyAnswerPolicy.Word;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Awaited;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Receipt;
import org.wardline.platform.BlockingWork;
import uk.gov.service.notify.Notification;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

/**
 * GOV.UK Notify. The reference of everything is our delivery id: before an attempt is repeated,
 * Notify is asked whether it has the earlier one, so that none goes twice.
 */
@ApplicationScoped
class GovukNotify implements Provider {
  static final String NAME = "notify";
  private static final String LIMITED = "notify_429";

  private final NotifyConfig config;
  private final BlockingWork blocking;
  private final ObjectMapper json;
  private final Map<String, NotificationClient> clients = new HashMap<>();

  GovukNotify(NotifyConfig config, BlockingWork blocking, ObjectMapper json) {
    this.config = config;
    this.blocking = blocking;
    this.json = json;
    config
        .services()
        .forEach(
            (authority, service) ->
                clients.put(
                    authority,
                    new NotificationClient(service.apiKey(), config.address().toString())));
  }

  /**
   * The JDK's old HTTP client, which Notify's stands on, sends a POST again by itself when its
   * answer is lost: an e-mail would go twice. It reads this once, at its first use.
   */
  void neverRepeatByItself(@Observes StartupEvent start) {
    System.setProperty("sun.net.http.retryPost", "false");
  }

  @Override
  public String name() {
    return NAME;
  }

  boolean serves(String authority) {
    return clients.containsKey(authority);
  }

  static boolean isLimited(Attempt attempt) {
    return attempt instanceof Attempt.Failed failed && LIMITED.equals(failed.code());
  }

  Uni<Attempt> send(Email email, Message message) {
    return inTime(() -> email.isRepeated() ? repeat(email, message) : post(email, message))
        .onFailure()
        .recoverWithItem(failure -> failed(email, failure));
  }

  private Attempt repeat(Email email, Message message) throws NotificationClientException {
    Optional<UUID> earlier =
        client(email.authority())
            .getNotifications(null, "email", email.deliveryId().toString(), null)
            .getNotifications()
            .stream()
            .filter(GovukNotify::isOnItsWay)
            .map(Notification::getId)
            .findFirst();
    return earlier.isPresent() ? accepted(email, earlier.get()) : post(email, message);
  }

  /** What came back may be sent again, what may still arrive may not. */
  private static boolean isOnItsWay(Notification earlier) {
    return NotifyAnswerPolicy.word(earlier.getStatus())
        .map(word -> word == Word.PENDING || word == Word.ARRIVED)
        .orElse(true);
  }

  private Attempt post(Email email, Message message) throws NotificationClientException {
    return accepted(
        email,
        client(email.authority())
            .sendEmail(
                config.services().get(email.authority()).template(),
                email.address(),
                Map.of("subject", message.subject(), "text", message.plain()),
                email.deliveryId().toString())
            .getNotificationId());
  }

  private static Attempt accepted(Email email, UUID id) {
    return new Attempt.Accepted(email.deliveryId(), email.authority(), NAME, id.toString(), true);
  }

  private Attempt failed(Email email, Throwable failure) {
    NotifyFailure why = NotifyFailure.of(failure, json);
    return why.isForGood()
        ? new Attempt.Refused(email.deliveryId(), email.authority(), NAME, why.code())
        : new Attempt.Failed(email.deliveryId(), email.authority(), NAME, why.code());
  }

  @Override
  public Uni<Receipt> ask(Awaited awaited) {
    return inTime(() -> client(awaited.authority()).getNotificationById(awaited.reference()))
        .map(
            found ->
                receipt(
                    awaited.deliveryId(),
                    awaited.authority(),
                    awaited.reference(),
                    found.getStatus()));
  }

  /** What a status says of a delivery, whether it was asked for or called back. */
  static Receipt receipt(UUID delivery, String authority, String reference, String status) {
    String code = NotifyAnswerPolicy.code(status);
    return switch (NotifyAnswerPolicy.word(status).orElse(Word.PENDING)) {
      case PENDING -> new Receipt.Pending(delivery, authority, reference, code);
      case ARRIVED -> new Receipt.Arrived(delivery, authority, reference, code);
      case BOUNCED -> new Receipt.Bounced(delivery, authority, reference, code);
      case RETURNED -> new Receipt.Returned(delivery, authority, reference, code);
    };
  }

  private NotificationClient client(String authority) {
    return Optional.ofNullable(clients.get(authority))
        .orElseThrow(() -> new IllegalStateException("no Notify service for " + authority));
  }

  private <T> Uni<T> inTime(Callable<T> call) {
    return blocking.run(call).ifNoItem().after(config.timeout()).fail();
  }

  /** The authorities that have Notify. */
  List<String> authorities() {
    return List.copyOf(clients.keySet());
  }
}
