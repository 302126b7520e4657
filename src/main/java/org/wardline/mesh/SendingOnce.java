package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.wardline.mesh.SendOutcome.Sent;
import org.wardline.mesh.SendOutcome.Unknown;

/**
 * Sends a message that may have been sent before: MESH is asked first, by our own id, and only what
 * it does not have is sent, after the time that it may need to know.
 */
@ApplicationScoped
class SendingOnce {

  /** Stands for MESH's id where it has the message more than once. */
  static final String SEVERAL = "several";

  private final Clock clock;
  private final Duration delay;

  SendingOnce(Clock clock, MeshConfig config) {
    this.clock = clock;
    this.delay = config.trackingDelay();
  }

  /**
   * Sends or resumes.
   *
   * @param triedAt when it was last about to be sent, if it was
   * @param remember stores that it is about to be sent now
   */
  Uni<SendOutcome> send(
      MeshClient client,
      OutgoingMessage message,
      Optional<Instant> triedAt,
      Supplier<Uni<Void>> remember) {
    if (triedAt.isEmpty()) {
      return remember.get().chain(() -> client.send(message));
    }
    return client
        .track(message.localId())
        .chain(
            tracked ->
                switch (tracked) {
                  case Tracked.Arrived(String id) -> sent(id);
                  case Tracked.Several several -> sent(SEVERAL);
                  case Tracked.Begun(String id) -> client.sendRest(id, message);
                  case Tracked.None none ->
                      mayKnowBy(triedAt.get())
                          ? remember.get().chain(() -> client.send(message))
                          : Uni.createFrom().item(new Unknown());
                });
  }

  private boolean mayKnowBy(Instant triedAt) {
    return !triedAt.plus(delay).isAfter(clock.instant());
  }

  private static Uni<SendOutcome> sent(String id) {
    return Uni.createFrom().item(new Sent(id));
  }
}
