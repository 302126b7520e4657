package org.wardline.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.wardline.messages.EventArrived;

/** Decides where an event of the bus comes from, and in which format it is. */
final class OriginPolicy {

  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  /** Nobody may call themselves so on the bus but AWS. */
  private static final String FILES = "aws.s3";

  private static final String UNKNOWN = "unknown";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  private OriginPolicy() {}

  static Origin of(EventArrived event) {
    if (!FILES.equals(event.source())) {
      return new Origin.Bus(named(event.source()), event.account());
    }
    JsonNode object = event.detail().path("object");
    String key = object.path("key").asText();
    String[] folders = key.split("/", -1);
    return new Origin.File(
        named(folders.length == 3 ? folders[1] : ""),
        key,
        object.path("version-id").asText(null),
        object.path("size").asLong());
  }

  /** A file's format is in the end of its name; a JSON array is a batch of events. */
  static String mediaType(String key, byte[] body) {
    if (key.endsWith(".xml")) {
      return "application/xml";
    }
    return key.endsWith(".json") ? jsonType(body) : "application/octet-stream";
  }

  private static String jsonType(byte[] body) {
    for (byte one : body) {
      if (!Character.isWhitespace(one)) {
        return one == '[' ? BATCH : STRUCTURED;
      }
    }
    return STRUCTURED;
  }

  /** What anybody may have written is kept only if it looks like a sender's id. */
  private static String named(String claimed) {
    return claimed != null && NAME.matcher(claimed).matches() ? claimed : UNKNOWN;
  }
}
