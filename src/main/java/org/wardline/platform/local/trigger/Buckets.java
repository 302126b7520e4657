package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The functions that new files start. */
@ApplicationScoped
class Buckets {

  private final Handlers handlers;
  private final Invocations invocations;
  private final BucketsConfig config;
  private final Map<String, Optional<Bucket>> known = new ConcurrentHashMap<>();

  Buckets(Handlers handlers, Invocations invocations, BucketsConfig config) {
    this.handlers = handlers;
    this.invocations = invocations;
    this.config = config;
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
                            handler,
                            invocations)));
  }
}
