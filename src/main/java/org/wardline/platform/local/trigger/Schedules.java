package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The functions that run by the clock. */
@ApplicationScoped
class Schedules {

  private final Handlers handlers;
  private final Invocations invocations;
  private final Clock clock;
  private final Map<String, Optional<Schedule>> known = new ConcurrentHashMap<>();

  Schedules(Handlers handlers, Invocations invocations, Clock clock) {
    this.handlers = handlers;
    this.invocations = invocations;
    this.clock = clock;
  }

  /** The one schedule of a function; none if the function has no handler. */
  Optional<Schedule> find(String function) {
    return known.computeIfAbsent(
        function,
        name ->
            handlers
                .<ScheduledEvent>find(name)
                .map(handler -> new Schedule(name, handler, invocations, clock)));
  }
}
