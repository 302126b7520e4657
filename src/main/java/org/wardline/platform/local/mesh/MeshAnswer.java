package org.wardline.platform.local.mesh;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
final class MeshAnswer {

  private final int status;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte[] body = new byte[0];

  MeshAnswer(int status) {
    this.status = status;
  }

  /** Adds a header unless it is empty, as MESH does. */
  MeshAnswer with(String header, String value) {
    if (!value.isEmpty()) {
      headers.put(header, value);
    }
    return this;
  }

  MeshAnswer with(String contentType, byte[] content) {
    headers.put("Content-Type", contentType);
    body = content.clone();
    return this;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
