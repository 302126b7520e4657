package org.wardline.mesh;

/** What came of sending a message. */
sealed interface SendOutcome {

  /** MESH has it. */
  record Sent(String messageId) implements SendOutcome {}

  /** MESH will not have it: its status and code. */
  record Refused(int status, String code) implements SendOutcome {}

  /** Nobody knows whether MESH has it: to be looked up before anything else. */
  record Unknown() implements SendOutcome {}
}
