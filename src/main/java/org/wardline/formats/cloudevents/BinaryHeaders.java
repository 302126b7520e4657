package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The envelope of an event in binary mode: HTTP headers {@code ce-…}, percent-encoded as the
 * CloudEvents HTTP binding says.
 */
final class BinaryHeaders {

  private static final String PREFIX = "ce-";

  private BinaryHeaders() {}

  /** The headers as the attributes of a structured event that has no data yet. */
  static ObjectNode envelope(Map<String, String> headers) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    headers.forEach(
        (name, value) -> {
          String lowerCase = name.toLowerCase(Locale.ROOT);
          if (lowerCase.startsWith(PREFIX)) {
            envelope.put(lowerCase.substring(PREFIX.length()), decoded(value));
          }
        });
    envelope.put("datacontenttype", "application/json");
    envelope.remove("data_base64");
    return envelope;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
