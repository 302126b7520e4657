package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wardline.platform.http.HttpCalls;
import org.wardline.platform.lambda.FailureName;

/**
 * Tells a service outside that the auditor has run through; when it no longer hears so, that
 * service alarms. An empty POST: it says that the watcher lives and nothing else.
 */
@ApplicationScoped
class DeadMansSwitch {

  private static final Logger LOG = Logger.getLogger(DeadMansSwitch.class);
  private static final int SUCCESS = 2;
  private static final int CLASS = 100;

  private final HttpCalls calls;
  private final Optional<URI> url;
  private final Duration timeout;

  @Inject
  DeadMansSwitch(HttpCalls calls, AuditorConfig config) {
    this(calls, config.deadMansSwitch(), config.callTimeout());
  }

  DeadMansSwitch(HttpCalls calls, Optional<URI> url, Duration timeout) {
    this.calls = calls;
    this.url = url;
    this.timeout = timeout;
  }

  /** Never fails: the service's own alarm is what a call that does not come through leads to. */
  Uni<Void> hold() {
    return url.isEmpty() ? Uni.createFrom().voidItem() : hold(url.get());
  }

  private Uni<Void> hold(URI service) {
    return calls
        .send(HttpRequest.newBuilder(service).POST(BodyPublishers.noBody()), timeout)
        .invoke(DeadMansSwitch::check)
        .onFailure()
        .invoke(failure -> LOG.warnf("dead-man's switch not reached: %s", FailureName.of(failure)))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static void check(int status) {
    if (status / CLASS != SUCCESS) {
      LOG.warnf("dead-man's switch refused: status=%d", status);
    }
  }
}
