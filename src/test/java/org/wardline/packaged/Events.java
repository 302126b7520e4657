package org.wardline.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.messages.EventArrived;

/** Events in the forms in which AWS hands them to functions. */
final class Events {

  static final String API_KEY = "a key for tests only";
  static final String SHA_256_OF_API_KEY =
      "0796834ae778ad5495ef50031f6730d038f9df25066e2c0cd9c65732b154a6d1";

  static final String BUS_SOURCE = "example-hospital";
  static final String BUS_ACCOUNT = "000000000000";

  static final String ARRIVAL =
      """
      {"specversion": "1.0", "id": "e-1", "source": "//rxx.example/ed", "type": "org.wardline.care-event.v1",
       "time": "2026-03-02T23:20:00Z",
       "data": {"nhsNumber": "9990000018", "familyName": "Testchild", "dateOfBirth": "2018-05-17",
         "organisation": {"code": "RXX01", "name": "Example General Hospital"}, "kind": "arrival",
         "careSetting": "emergency-department", "occurredAt": "2026-03-02T23:15:00Z"}}\
      """;

  private Events() {}

  /** The HTTP API's event of a child's arrival, sent with an API key. */
  static String arrival(String apiKey) {
    return request("application/cloudevents+json", apiKey, ARRIVAL);
  }

  /** The same with an id of its own, which makes it another event. */
  static String arrival(String apiKey, String id) {
    return request("application/cloudevents+json", apiKey, ARRIVAL.replace("\"e-1\"", json(id)));
  }

  /** The HTTP API's event with a CloudEvent of a known sender. */
  static String request(String event) {
    return request("application/cloudevents+json", API_KEY, event);
  }

  /** The HTTP API's event, payload format 2.0. */
  private static String request(String contentType, String apiKey, String body) {
    return """
    {"version": "2.0", "routeKey": "POST /care-events", "rawPath": "/care-events", "rawQueryString": "",
     "headers": {"content-type": "%s", "x-api-key": "%s", "host": "events.example"},
     "requestContext": {"accountId": "000000000000", "apiId": "api", "domainName": "events.example",
       "http": {"method": "POST", "path": "/care-events", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1",
         "userAgent": "test"},
       "requestId": "request-1", "routeKey": "POST /care-events", "stage": "$default",
       "time": "05/Jan/2026:10:00:00 +0000", "timeEpoch": 1767607200000},
     "body": %s, "isBase64Encoded": false}\
    """
        .formatted(contentType, apiKey, json(body));
  }

  /** A batch of one message about a row that nobody knows. */
  static String messageAboutNothing(String queue) {
    return message(queue, unknownRowOf(queue));
  }

  private static String message(String queue, Record body) {
    return messages(queue, List.of(json(body)));
  }

  /** A batch of messages with these bodies. */
  static String messages(String queue, List<String> bodies) {
    return bodies.stream()
        .map(body -> record(queue, body))
        .collect(Collectors.joining(", ", "{\"Records\": [", "]}"));
  }

  private static String record(String queue, String body) {
    return """
    {"messageId": "%s", "receiptHandle": "receipt", "body": %s,
      "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1767607200000"},
      "messageAttributes": {}, "md5OfBody": "", "eventSource": "aws:sqs", "awsRegion": "eu-west-2",
      "eventSourceARN": "arn:aws:sqs:eu-west-2:000000000000:%s"}\
    """
        .formatted(UUID.randomUUID(), json(body), queue);
  }

  /** A message of {@code arrivals} about a new file of the inbox. */
  static String fileArrived(String key, int bytes) {
    ObjectNode detail = new ObjectMapper().createObjectNode();
    detail.putObject("object").put("key", key).put("version-id", "1").put("size", bytes);
    return message(
        EventArrived.QUEUE,
        new EventArrived("1", "aws.s3", "1", "Object Created", "2026-03-02T23:20:00Z", detail));
  }

  /** A tick of a rule. */
  static String tick(String rule) {
    return """
    {"version": "0", "id": "%s", "detail-type": "Scheduled Event", "source": "aws.events",
     "account": "000000000000", "time": "2026-01-05T10:00:00Z", "region": "eu-west-2",
     "resources": ["arn:aws:events:eu-west-2:000000000000:rule/%s"], "detail": {}}\
    """
        .formatted(UUID.randomUUID(), rule);
  }

  /** A new object, as the rule of the inbox tells of it. */
  static String object(String key) {
    return """
    {"Records": [{"eventSource": "aws.s3", "eventName": "ObjectCreated", "eventTime": "2026-01-05T10:00:00Z",
      "s3": {"bucket": {"name": "inbox"}, "object": {"key": "%s", "sequencer": "1"}}}]}\
    """
        .formatted(key);
  }

  private static Record unknownRowOf(String queue) {
    return switch (queue) {
      case EventAccepted.QUEUE -> new EventAccepted(UUID.randomUUID());
      case EventArrived.QUEUE ->
          new EventArrived(
              UUID.randomUUID().toString(),
              BUS_SOURCE,
              BUS_ACCOUNT,
              "org.wardline.care-event.v1",
              "2026-03-02T23:20:00Z",
              read(ARRIVAL).get("data"));
      case DeliveryPlanned.QUEUE -> new DeliveryPlanned(UUID.randomUUID(), "X26");
      default -> throw new IllegalArgumentException("no message is known for queue " + queue);
    };
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
