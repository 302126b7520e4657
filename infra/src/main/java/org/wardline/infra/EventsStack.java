package org.wardline.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;

/**
 * The three doors: an HTTP API, an event bus, and a bucket for files; rules lead the latter two on.
 */
final class EventsStack extends NestedStack {

  private static final int KEPT_DAYS = 30;

  private final CfnEventBus bus;
  private final Bucket inbox;
  private final HttpApi api;

  EventsStack(WardlineStack parent, Parameters parameters, List<FunctionRow> rows) {
    super(parent, "events");
    api = new HttpApi(this, parameters, parent.data);
    bus = CfnEventBus.Builder.create(this, "Bus").name(parameters.get("Name")).build();
    inbox = bucket();
    for (FunctionRow row : rows) {
      if (row.trigger() instanceof Trigger.Queue queue) {
        queue.feeds().forEach(feed -> feed(parameters, row, feed, parent.queues));
      }
    }
  }

  HttpApi api() {
    return api;
  }

  /** Where senders post care events to. */
  String careEvents() {
    return api.careEvents();
  }

  String inbox() {
    return inbox.getBucketName();
  }

  /** All files of the register. */
  String registerFilesArn() {
    return inbox.getBucketArn() + "/register/*";
  }

  /** All files that councils bring of the register, to be answered or loaded. */
  List<String> registerFilesOfPagesArns() {
    return Stream.of("full", "changes", "answers")
        .map(kind -> inbox.getBucketArn() + "/register/*/" + kind + "/*")
        .toList();
  }

  /** All files of care events. */
  String arrivingFilesArn() {
    return inbox.getBucketArn() + "/arrivals/*";
  }

  String inboxArn() {
    return inbox.getBucketArn();
  }

  private Bucket bucket() {
    Bucket made =
        Bucket.Builder.create(this, "Inbox")
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .versioned(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(Duration.days(KEPT_DAYS))
                        .noncurrentVersionExpiration(Duration.days(KEPT_DAYS))
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    ((CfnBucket) made.getNode().getDefaultChild())
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
    return made;
  }

  private void feed(Parameters parameters, FunctionRow row, Trigger.Feed feed, QueuesStack queues) {
    switch (feed) {
      case Trigger.Feed.Bus ignored ->
          rule("ByBus", parameters, row, queues)
              .eventBusName(bus.getRef())
              .eventPattern(fromOutside())
              .build();
      case Trigger.Feed.Objects(String prefix) ->
          rule("ByFiles", parameters, row, queues).eventPattern(objectsUnder(prefix)).build();
    }
  }

  /** What cannot be put on the queue for a day is put on its dead letters. */
  private CfnRule.Builder rule(
      String kind, Parameters parameters, FunctionRow row, QueuesStack queues) {
    return CfnRule.Builder.create(this, Names.pascal(row.name()) + kind)
        .name(parameters.get("Name") + "-" + row.name())
        .targets(
            List.of(
                CfnRule.TargetProperty.builder()
                    .id(row.name())
                    .arn(queues.of(row.name()).getAttrArn())
                    .deadLetterConfig(
                        CfnRule.DeadLetterConfigProperty.builder()
                            .arn(queues.deadLettersOf(row.name()).getAttrArn())
                            .build())
                    .build()));
  }

  /** All that is put on the bus, but not what AWS itself tells about the functions. */
  private static Map<String, Object> fromOutside() {
    return Map.of("source", List.of(Map.of("anything-but", Map.of("prefix", "lambda"))));
  }

  /** What the inbox tells of new objects under a prefix. */
  Map<String, Object> objectsUnder(String prefix) {
    return Map.of(
        "source", List.of("aws.s3"),
        "detail-type", List.of("Object Created"),
        "detail",
            Map.of(
                "bucket", Map.of("name", List.of(inbox.getBucketName())),
                "object", Map.of("key", List.of(Map.of("prefix", prefix)))));
  }
}
