package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wardline.platform.lambda.FunctionsConfig;
import org.wardline.platform.sqs.Queues;

/** The functions that new files start, at once or by the queue that they read. */
@ApplicationScoped
class Buckets {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Handlers handlers;
  private final Invocations invocations;
  private final BucketsConfig config;
  private final FunctionsConfig functions;
  private final Queues queues;
  private final Map<String, Optional<Bucket>> known = new ConcurrentHashMap<>();

  Buckets(
      Handlers handlers,
      Invocations invocations,
      BucketsConfig config,
      FunctionsConfig functions,
      Queues queues) {
    this.handlers = handlers;
    this.invocations = invocations;
    this.config = config;
    this.functions = functions;
    this.queues = queues;
  }

  /** The one bucket of a function; none if the function has no handler. */
  Optional<Bucket> find(String function) {
    return known.computeIfAbsent(
        function,
        name ->
            handlers
                .<S3Event>find(name)
                .map(
                    handler ->
                        new Bucket(
                            name,
                            config.directoryOf().get(name).toAbsolutePath().normalize(),
                            told(name, handler))));
  }

  private Bucket.Told told(String function, RequestHandler<S3Event, Object> handler) {
    return functions.byName().get(function).readsQueue()
        ? put -> queues.send(function, List.of(ObjectEvents.ofBus(put))).await().atMost(PATIENCE)
        : put -> invocations.invoke(function, handler, ObjectEvents.notification(put));
  }
}
