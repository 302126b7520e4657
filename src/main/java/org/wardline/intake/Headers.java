package org.wardline.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of a request, whose names are the same in upper and lower case. */
final class Headers {

  private final Map<String, String> byName = new HashMap<>();

  /** Takes a copy; no headers at all may be null. */
  Headers(Map<String, String> headers) {
    if (headers != null) {
      headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The media type of the body, in lower case and without parameters. */
  String mediaType() {
    String type = find("content-type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  Map<String, String> all() {
    return Map.copyOf(byName);
  }
}
