package org.wardline.mesh;

import java.util.Set;

/** MESH did not do what it was asked: the status and MESH's own code, never the answer itself. */
final class MeshFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Set<Integer> PASSING = Set.of(425, 429, 502, 503, 504);
  private static final int NO_ANSWER = 0;

  private final int status;
  private final String code;

  private MeshFailure(int status, String code) {
    super(
        status == NO_ANSWER
            ? "MESH does not answer: " + code
            : "MESH answered %d%s".formatted(status, code.isEmpty() ? "" : " code " + code));
    this.status = status;
    this.code = code;
  }

  static MeshFailure answered(int status, String code) {
    return new MeshFailure(status, code);
  }

  /** There was no answer, or only a part of it. */
  static MeshFailure noAnswer(String kind) {
    return new MeshFailure(NO_ANSWER, kind);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  /** Whether it may pass by itself, so that the same request may be repeated. */
  boolean mayPass() {
    return status == NO_ANSWER || PASSING.contains(status);
  }
}
