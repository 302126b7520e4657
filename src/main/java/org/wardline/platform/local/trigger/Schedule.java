package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;

/** Runs one function by the clock, never twice at the same time. */
final class Schedule {

  /** The detail type of an event that comes by the clock. */
  static final String BY_THE_CLOCK = "Scheduled Event";

  /** The detail type of the one event at the start of a process, which AWS never sends. */
  static final String AT_THE_START = "Process Started";

  private static final Logger LOG = Logger.getLogger(Schedule.class);

  private final String function;
  private final RequestHandler<ScheduledEvent, Object> handler;
  private final Invocations invocations;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();

  Schedule(
      String function,
      RequestHandler<ScheduledEvent, Object> handler,
      Invocations invocations,
      Clock clock) {
    this.function = function;
    this.handler = handler;
    this.invocations = invocations;
    this.clock = clock;
  }

  String function() {
    return function;
  }

  /** Runs the function unless its last run still goes on; answers whether it ran and succeeded. */
  boolean tick(String detailType) {
    if (!running.compareAndSet(false, true)) {
      LOG.warnf("schedule skipped, its last run still goes on: function=%s", function);
      return false;
    }
    try {
      invocations.invoke(function, this::run, event(detailType));
      return true;
    } catch (FunctionFailedException nextTickTriesAgain) {
      return false;
    }
  }

  /** Ends on the handler's own thread, which may outlive its time-out. */
  private Object run(ScheduledEvent event, Context context) {
    try {
      return handler.handleRequest(event, context);
    } finally {
      running.set(false);
    }
  }

  private ScheduledEvent event(String detailType) {
    return new ScheduledEvent()
        .withId(UUID.randomUUID().toString())
        .withVersion("0")
        .withAccount("000000000000")
        .withRegion("eu-west-2")
        .withSource("aws.events")
        .withDetailType(detailType)
        .withDetail(Map.of())
        .withResources(List.of("arn:aws:events:eu-west-2:000000000000:rule/" + function))
        .withTime(new DateTime(clock.millis(), DateTimeZone.UTC));
  }
}
