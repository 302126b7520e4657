package org.wardline.teams;

import java.util.UUID;

/** Who manages somebody, or covers for them, and when. */
public record Relationship(Kind kind, UUID worker, Span during) {

  /** In the direction of whom it is about: {@code worker} is manager of them, covers for them. */
  public enum Kind {
    MANAGER_OF,
    COVERS_FOR
  }
}
