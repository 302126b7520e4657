package org.wardline.platform.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A form as it was sent. When it is not taken, its page offers to send it again.
 *
 * @param path to which it was sent
 */
record SentForm(String path, List<Field> fields) {
  private static final String KEY = SentForm.class.getName();
  private static final int MOST_FIELDS = 1_000;

  SentForm {
    fields = List.copyOf(fields);
  }

  record Field(String name, String value) {
    @Override
    public String toString() {
      return "Field[" + name + ']';
    }
  }

  /** Throws an {@link IllegalArgumentException} when it is not encoded as a form. */
  static SentForm of(String path, String encoded) {
    return new SentForm(
        path,
        new QueryStringDecoder(encoded, StandardCharsets.UTF_8, false, MOST_FIELDS)
            .parameters().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(v -> new Field(field.getKey(), v)))
                .toList());
  }

  void keep(RoutingContext request) {
    request.put(KEY, this);
  }

  /** Null when none was sent with this request, or a file was. */
  static SentForm of(RoutingContext request) {
    return request.get(KEY);
  }
}
