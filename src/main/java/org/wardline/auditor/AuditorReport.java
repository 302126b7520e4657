package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FunctionsConfig;
import org.wardline.platform.sqs.QueueDepths;

/** Tells what a run saw: log lines for what is new or gone, gauges for all. */
@ApplicationScoped
class AuditorReport {

  private static final Logger LOG = Logger.getLogger(AuditorReport.class);

  private static final String DEAD_LETTERS = "-dead-letters";

  private final AuditorMeters meters;
  private final QueueDepths depths;
  private final List<String> queues;

  AuditorReport(
      AuditorMeters meters, QueueDepths depths, FunctionsConfig functions, AuditorConfig config) {
    this.meters = meters;
    this.depths = depths;
    this.queues = config.queues() ? queues(functions) : List.of();
  }

  void tell(Look look) {
    look.outcomes().forEach(AuditorReport::log);
    meters.show(look);
  }

  /** Fails when the queue service is away, after all else is told. */
  Uni<Void> tellQueues() {
    return depths.get(queues).invoke(meters::show).replaceWithVoid();
  }

  private static List<String> queues(FunctionsConfig functions) {
    return functions.byName().entrySet().stream()
        .filter(function -> function.getValue().readsQueue())
        .map(Map.Entry::getKey)
        .sorted()
        .flatMap(queue -> Stream.of(queue, queue + DEAD_LETTERS))
        .toList();
  }

  private static void log(RuleOutcome outcome) {
    Rule rule = outcome.rule();
    outcome
        .fresh()
        .forEach(
            subject ->
                LOG.warnf(
                    "finding: rule=%s subject=%s todo=%s", rule.name(), subject, rule.remedy()));
    outcome
        .cleared()
        .forEach(subject -> LOG.infof("finding cleared: rule=%s subject=%s", rule.name(), subject));
  }
}
