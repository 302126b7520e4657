package org.wardline.dispatch.push;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.dispatch.ChannelOf;
import org.wardline.dispatch.Supplies;
import org.wardline.dispatch.push.PushServicePolicy.Meaning;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing.Push;
import org.wardline.platform.http.HttpAnswer;
import org.wardline.platform.http.HttpCalls;
import org.wardline.teams.PushServices;

/**
 * Pushes to all devices of a worker; one that takes it is enough. A device that its push service
 * does not know any more is forgotten.
 */
@ApplicationScoped
class PushChannel implements ChannelOf<Push> {
  private static final String NAME = "push";
  private static final String GONE = "push_gone";

  private final PushMessages messages;
  private final GoneDevices gone;
  private final PushServices services;
  private final PushConfig config;
  private final Clock clock;
  private final HttpCalls calls;

  PushChannel(
      PushMessages messages,
      GoneDevices gone,
      PushServices services,
      PushConfig config,
      Clock clock) {
    this.messages = messages;
    this.gone = gone;
    this.services = services;
    this.config = config;
    this.clock = clock;
    this.calls = new HttpCalls(config.timeout());
  }

  private record Answer(UUID device, Meaning meaning, String code, Duration atLeast) {}

  @Override
  public Uni<Attempt> send(Push push, Supplies supplies) {
    List<KnownDevice> devices = supplies.devices(push.workerId());
    if (devices.isEmpty()) {
      return Uni.createFrom().item(failed(push, "no_device"));
    }
    if (!messages.isConfigured()) {
      return Uni.createFrom().item(failed(push, "not_configured"));
    }
    return Uni.join()
        .all(devices.stream().map(device -> post(push, device)).toList())
        .andFailFast()
        .call(answers -> gone.forget(push.authority(), forgotten(answers)))
        .map(answers -> attempt(push, answers));
  }

  private Uni<Answer> post(Push push, KnownDevice known) {
    return services
        .address(known.device())
        .map(address -> post(push, known, address))
        .orElseGet(() -> Uni.createFrom().item(gone(known)));
  }

  private static Answer gone(KnownDevice known) {
    return new Answer(known.id(), Meaning.FORGET, GONE, Duration.ZERO);
  }

  private static Answer silent(KnownDevice known) {
    return new Answer(known.id(), Meaning.LATER, "push_unavailable", Duration.ZERO);
  }

  private Uni<Answer> post(Push push, KnownDevice known, URI address) {
    return Uni.createFrom()
        .item(() -> messages.request(address, known.device(), push.deliveryId()))
        .chain(request -> calls.ask(request, config.timeout()))
        .map(answer -> answer(known, answer))
        .onFailure(IllegalArgumentException.class)
        .recoverWithItem(gone(known))
        .onFailure()
        .recoverWithItem(silent(known));
  }

  private Answer answer(KnownDevice known, HttpAnswer said) {
    Meaning meaning = PushServicePolicy.meaning(said.status());
    return new Answer(
        known.id(),
        meaning,
        meaning == Meaning.FORGET ? GONE : "push_" + said.status(),
        said.wait(clock.instant()));
  }

  private static List<UUID> forgotten(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.meaning() == Meaning.FORGET)
        .map(Answer::device)
        .toList();
  }

  private static Attempt attempt(Push push, List<Answer> answers) {
    if (of(answers, Meaning.TAKEN).isPresent()) {
      return new Attempt.Accepted(push.deliveryId(), push.authority(), NAME, null, false);
    }
    return of(answers, Meaning.LATER)
        .map(later -> failed(push, later.code(), longest(answers)))
        .orElseGet(() -> refused(push, of(answers, Meaning.NEVER).map(Answer::code).orElse(GONE)));
  }

  private static Optional<Answer> of(List<Answer> answers, Meaning meaning) {
    return answers.stream().filter(answer -> answer.meaning() == meaning).findFirst();
  }

  private static Duration longest(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.meaning() == Meaning.LATER)
        .map(Answer::atLeast)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Attempt failed(Push push, String code) {
    return failed(push, code, Duration.ZERO);
  }

  private static Attempt failed(Push push, String code, Duration atLeast) {
    return new Attempt.Failed(push.deliveryId(), push.authority(), NAME, code, atLeast);
  }

  private static Attempt refused(Push push, String code) {
    return new Attempt.Refused(push.deliveryId(), push.authority(), NAME, code);
  }

  @PreDestroy
  void stop() {
    calls.close();
  }
}
