package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What AWS tells of a new object: the bucket's own notification, and the event bus's event. */
final class ObjectEvents {

  private static final String BUCKET = "local";
  private static final String REGION = "eu-west-2";

  private ObjectEvents() {}

  /** The bucket's own encodes the key. */
  static S3Event notification(Bucket.Put put) {
    S3ObjectEntity object =
        new S3ObjectEntity(
            URLEncoder.encode(put.key(), StandardCharsets.UTF_8).replace("%2F", "/"),
            put.bytes(),
            "",
            "",
            put.version());
    S3BucketEntity bucket = new S3BucketEntity(BUCKET, null, "arn:aws:s3:::local");
    return new S3Event(
        List.of(
            new S3EventNotificationRecord(
                REGION,
                "ObjectCreated:Put",
                "aws:s3",
                put.at().toString(),
                "2.1",
                null,
                null,
                new S3Entity(BUCKET, bucket, object, "1.0"),
                null)));
  }

  /** The event bus's, to be written as JSON, has the key as it is. */
  static Map<String, Object> ofBus(Bucket.Put put) {
    return Map.of(
        "version",
        "0",
        "id",
        put.version(),
        "detail-type",
        "Object Created",
        "source",
        "aws.s3",
        "account",
        "000000000000",
        "time",
        put.at().toString(),
        "region",
        REGION,
        "resources",
        List.of("arn:aws:s3:::local"),
        "detail",
        Map.of(
            "version", "0",
            "bucket", Map.of("name", BUCKET),
            "object", Map.of("key", put.key(), "size", put.bytes(), "sequencer", put.version())));
  }
}
