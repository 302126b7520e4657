package org.wardline.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;

/** Events in the forms in which AWS hands them to functions. */
final class Events {

  static final String API_KEY = "a key for tests only";
  static final String SHA_256_OF_API_KEY =
      "0796834ae778ad5495ef50031f6730d038f9df25066e2c0cd9c65732b154a6d1";

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
    return """
    {"Records": [{"messageId": "message-1", "receiptHandle": "receipt", "body": %s,
      "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1767607200000"},
      "messageAttributes": {}, "md5OfBody": "", "eventSource": "aws:sqs", "awsRegion": "eu-west-2",
      "eventSourceARN": "arn:aws:sqs:eu-west-2:000000000000:%s"}]}\
    """
        .formatted(json(json(unknownRowOf(queue))), queue);
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
      case DeliveryPlanned.QUEUE -> new DeliveryPlanned(UUID.randomUUID(), "X26");
      default -> throw new IllegalArgumentException("no message is known for queue " + queue);
    };
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
