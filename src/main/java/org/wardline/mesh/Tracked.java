package org.wardline.mesh;

/** What MESH knows of a message by our own id. */
sealed interface Tracked {

  /** It has the message, whole. */
  record Arrived(String messageId) implements Tracked {}

  /** It has the first part and waits for the others. */
  record Begun(String messageId) implements Tracked {}

  /** It has several: it was sent more than once. */
  record Several() implements Tracked {}

  /** It has none. */
  record None() implements Tracked {}
}
