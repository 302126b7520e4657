package org.wardline.dispatch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Awaited;
import org.wardline.notifications.Outgoing;
import org.wardline.notifications.Outgoing.Email;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.notifications.Outgoing.Push;
import org.wardline.notifications.Receipt;
import org.wardline.platform.CallersContext;
import org.wardline.platform.lambda.FailureName;

/**
 * All ways out of the building. Each delivery goes independently of the others: none waits for
 * another, and none's failure is another's.
 */
@ApplicationScoped
class Channels {
  private static final Logger LOG = Logger.getLogger(Channels.class);
  private static final String UNEXPECTED = "unexpected_failure";
  private static final String NO_ANSWER = "no_answer_in_time";

  private final ChannelOf<Email> emails;
  private final ChannelOf<Filing> filings;
  private final ChannelOf<Push> pushes;
  private final Map<String, Provider> providers;
  private final ChannelsConfig config;

  Channels(
      ChannelOf<Email> emails,
      ChannelOf<Filing> filings,
      ChannelOf<Push> pushes,
      @Any Instance<Provider> providers,
      ChannelsConfig config) {
    this.emails = emails;
    this.filings = filings;
    this.pushes = pushes;
    this.providers =
        providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
    this.config = config;
  }

  /** One attempt for each. */
  Uni<List<Attempt>> sendAll(List<Outgoing> outgoing, Supplies supplies) {
    return all(outgoing.stream().map(one -> guarded(one, supplies)).toList());
  }

  /** What the providers say of each. */
  Uni<List<Receipt>> askAll(List<Awaited> awaited) {
    return all(awaited.stream().map(this::ask).toList());
  }

  private static <T> Uni<List<T>> all(List<Uni<T>> work) {
    return work.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Uni.join().all(work).andFailFast().plug(CallersContext::resume);
  }

  private Uni<Attempt> guarded(Outgoing outgoing, Supplies supplies) {
    return Uni.createFrom()
        .deferred(() -> send(outgoing, supplies))
        .ifNoItem()
        .after(config.attemptLimit())
        .recoverWithItem(() -> unanswered(outgoing))
        .onFailure()
        .recoverWithItem(failure -> unexpected(outgoing, failure))
        .invoke(Channels::log);
  }

  private Uni<Attempt> send(Outgoing outgoing, Supplies supplies) {
    return switch (outgoing) {
      case Email email -> emails.send(email, supplies);
      case Filing filing -> filings.send(filing, supplies);
      case Push push -> pushes.send(push, supplies);
    };
  }

  private static Attempt unanswered(Outgoing outgoing) {
    return new Attempt.Unanswered(outgoing.deliveryId(), outgoing.authority(), null, NO_ANSWER);
  }

  private static Attempt unexpected(Outgoing outgoing, Throwable failure) {
    LOG.errorf(
        "attempt failed unexpectedly: delivery=%s failure=%s",
        outgoing.deliveryId(), FailureName.of(failure));
    return new Attempt.Failed(outgoing.deliveryId(), outgoing.authority(), null, UNEXPECTED);
  }

  private static void log(Attempt attempt) {
    switch (attempt) {
      case Attempt.Accepted accepted ->
          LOG.infof("taken over: delivery=%s via=%s", accepted.deliveryId(), accepted.via());
      case Attempt.Arrived arrived ->
          LOG.infof("arrived: delivery=%s via=%s", arrived.deliveryId(), arrived.via());
      case Attempt.Failed failed ->
          LOG.warnf(
              "failed: delivery=%s via=%s code=%s",
              failed.deliveryId(), failed.via(), failed.code());
      case Attempt.Unanswered unanswered ->
          LOG.warnf(
              "not answered in time: delivery=%s via=%s code=%s",
              unanswered.deliveryId(), unanswered.via(), unanswered.code());
      case Attempt.Refused refused ->
          LOG.errorf(
              "refused: delivery=%s via=%s code=%s",
              refused.deliveryId(), refused.via(), refused.code());
    }
  }

  private Uni<Receipt> ask(Awaited awaited) {
    Provider provider = providers.get(awaited.via());
    Uni<Receipt> answer =
        provider == null
            ? Uni.createFrom().item(unknown(awaited))
            : Uni.createFrom().deferred(() -> provider.ask(awaited));
    return answer
        .ifNoItem()
        .after(config.askLimit())
        .fail()
        .onFailure()
        .recoverWithItem(() -> unknown(awaited));
  }

  private static Receipt unknown(Awaited awaited) {
    LOG.warnf("no receipt: delivery=%s via=%s", awaited.deliveryId(), awaited.via());
    return new Receipt.Pending(
        awaited.deliveryId(), awaited.authority(), awaited.reference(), UNEXPECTED);
  }
}
