package org.wardline.infra;

import static org.wardline.infra.Alarm.Limit.above;
import static org.wardline.infra.Alarm.Limit.below;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wardline.infra.Alarm.Kind;
import org.wardline.infra.Alarm.Measure;

/** The alarms that follow from a function's row. */
final class FunctionAlarms {

  private static final int FIVE_MINUTES = 300;
  private static final double SHARE_OF_TIMEOUT = 0.8;

  private FunctionAlarms() {}

  static List<Alarm> of(FunctionRow row, FunctionsStack functions, QueuesStack queues) {
    String function = functions.of(row.name()).getRef();
    List<Alarm> all = new ArrayList<>();
    all.add(
        new Alarm(
            row.name(),
            Kind.ERRORS,
            "A run of " + row.name() + " failed",
            lambda(function, "Errors", "Sum"),
            above(0, FIVE_MINUTES, 1)));
    all.add(
        new Alarm(
            row.name(),
            Kind.THROTTLED,
            row.name() + " could not be started as often as it had work",
            lambda(function, "Throttles", "Sum"),
            above(0, FIVE_MINUTES, 3)));
    all.add(
        new Alarm(
            row.name(),
            Kind.SLOW,
            row.name() + " needs more than four fifths of its time-out",
            lambda(function, "Duration", "p95"),
            above(1000 * SHARE_OF_TIMEOUT * row.limits().seconds(), FIVE_MINUTES, 3)));
    switch (row.trigger()) {
      case Trigger.Queue ignored -> all.addAll(ofQueue(row.name(), queues));
      case Trigger.Rate(int minutes) -> all.add(silence(row.name(), function, minutes));
      case Trigger.HttpPost ignored -> {}
      case Trigger.Objects ignored -> {}
      case Trigger.ByHand ignored -> {}
    }
    return all;
  }

  private static List<Alarm> ofQueue(String name, QueuesStack queues) {
    return List.of(
        new Alarm(
            name,
            Kind.DEAD_LETTERS,
            "Messages of " + name + " failed five times",
            queue(
                queues.deadLettersOf(name).getAttrQueueName(),
                "ApproximateNumberOfMessagesVisible"),
            above(0, 60, 1)),
        new Alarm(
            name,
            Kind.OLDEST_MESSAGE,
            "A message has waited for " + name + " for five minutes",
            queue(queues.of(name).getAttrQueueName(), "ApproximateAgeOfOldestMessage"),
            above(FIVE_MINUTES, 60, 2)));
  }

  private static Alarm silence(String name, String function, int minutes) {
    return new Alarm(
        name,
        Kind.SILENT,
        name + " has not run for three of its periods",
        lambda(function, "Invocations", "Sum"),
        below(1, 60 * minutes, 3));
  }

  private static Measure lambda(String function, String metric, String statistic) {
    return new Measure("AWS/Lambda", metric, Map.of("FunctionName", function), statistic);
  }

  private static Measure queue(String name, String metric) {
    return new Measure("AWS/SQS", metric, Map.of("QueueName", name), "Maximum");
  }
}
