package org.wardline.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;

/**
 * A queue for each function that reads one, with its dead letters; encrypted at rest and on the
 * way.
 */
final class QueuesStack extends NestedStack {

  static final String DEAD_LETTERS = "-dead-letters";

  private static final int DAY = 86_400;
  private static final int RECEIPTS = 5;

  /** Two days: what comes from outside waits for an outage to end. */
  private static final int RECEIPTS_OF_FED = 1000;

  private static final int VISIBILITY_IN_TIMEOUTS = 6;

  private final String name;
  private final String prefix;
  private final Map<String, CfnQueue> queues = new LinkedHashMap<>();
  private final Map<String, CfnQueue> deadLetters = new LinkedHashMap<>();

  QueuesStack(WardlineStack parent, Parameters parameters, List<FunctionRow> rows) {
    super(parent, "queues");
    name = parameters.get("Name");
    prefix = name + "-";
    rows.stream().filter(row -> row.trigger() instanceof Trigger.Queue).forEach(this::queue);
    letThemBeReachedEncryptedOnly(rows);
  }

  CfnQueue of(String function) {
    return queues.get(function);
  }

  CfnQueue deadLettersOf(String function) {
    return deadLetters.get(function);
  }

  private void queue(FunctionRow row) {
    CfnQueue dead =
        CfnQueue.Builder.create(this, Names.pascal(row.name()) + "DeadLetterQueue")
            .queueName(prefix + row.name() + DEAD_LETTERS)
            .messageRetentionPeriod(14 * DAY)
            .sqsManagedSseEnabled(true)
            .build();
    deadLetters.put(row.name(), dead);
    queues.put(
        row.name(),
        CfnQueue.Builder.create(this, Names.pascal(row.name()) + "Queue")
            .queueName(prefix + row.name())
            .visibilityTimeout(VISIBILITY_IN_TIMEOUTS * row.limits().seconds())
            .messageRetentionPeriod(4 * DAY)
            .sqsManagedSseEnabled(true)
            .redrivePolicy(
                Map.of(
                    "deadLetterTargetArn",
                    dead.getAttrArn(),
                    "maxReceiveCount",
                    isFed(row) ? RECEIPTS_OF_FED : RECEIPTS))
            .build());
  }

  private void letThemBeReachedEncryptedOnly(List<FunctionRow> rows) {
    List<String> all =
        Stream.of(queues, deadLetters)
            .flatMap(map -> map.values().stream())
            .map(CfnQueue::getRef)
            .toList();
    CfnQueuePolicy.Builder.create(this, "QueuesOverTlsOnly")
        .queues(all)
        .policyDocument(
            Document.of(
                rows.stream().anyMatch(QueuesStack::isFed)
                    ? List.of(Document.refusePlainText("sqs:*", "*"), takeFromRules())
                    : List.of(Document.refusePlainText("sqs:*", "*"))))
        .build();
  }

  private static boolean isFed(FunctionRow row) {
    return row.trigger() instanceof Trigger.Queue queue && queue.isFed();
  }

  /**
   * Rules of this deployment, which begin with its name, may put events on the queues they feed.
   */
  private PolicyStatement takeFromRules() {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of("*"))
        .conditions(
            Map.of(
                "ArnLike",
                Map.of("aws:SourceArn", List.of(rule(prefix), rule(name + "/" + prefix)))))
        .build();
  }

  /** Rules of the account's own bus have a name, those of another bus its name before theirs. */
  private String rule(String beginning) {
    return "arn:%s:events:%s:%s:rule/%s*"
        .formatted(getPartition(), getRegion(), getAccount(), beginning);
  }
}
