package org.wardline.platform.local.mesh;

import java.util.List;
import java.util.Map;

/** A refusal with MESH's own codes, answered as JSON of version 2 of the interface. */
final class MeshError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String event;
  private final String code;

  private MeshError(int status, String event, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.event = event;
    this.code = code;
  }

  static MeshError forbidden(String message) {
    return new MeshError(403, "", "", message);
  }

  static MeshError badRequest(String message) {
    return new MeshError(400, "", "", message);
  }

  static MeshError notFound() {
    return new MeshError(404, "RECEIVE", "20", "Message does not exist");
  }

  static MeshError plain(int status, String message) {
    return new MeshError(status, "", "", message);
  }

  static MeshError unregisteredRecipient() {
    return new MeshError(417, "SEND", "12", "Unregistered to address");
  }

  static MeshError missingData() {
    return new MeshError(417, "COLLECT", "02", "Data file is missing or inaccessible.");
  }

  static MeshError unsupportedEncoding() {
    return new MeshError(422, "SEND", "UnsupportedContentEncoding", "Unsupported content encoding");
  }

  static MeshError gone() {
    return new MeshError(
        410, "SEND", "Message already accepted", "Message no longer available for download");
  }

  static MeshError invalidChunks() {
    return new MeshError(
        417, "SEND", "InvalidHeaderChunks", "Invalid chunk values sent in mex-Chunk-Range header");
  }

  int status() {
    return status;
  }

  Map<String, Object> body() {
    return Map.of("detail", List.of(Map.of("event", event, "code", code, "msg", getMessage())));
  }
}
