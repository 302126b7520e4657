package org.wardline.inbox;

import java.util.UUID;

/** What a keeper does with the record of one child. */
sealed interface KeepingAct {
  /** Restricts it to two people. */
  record Restrict(UUID custodian, UUID deputy) implements KeepingAct {}

  /** Lifts the restriction. */
  record Lift() implements KeepingAct {}

  /** Hides the child from somebody. */
  record Bar(UUID worker) implements KeepingAct {}

  /** Shows it to them again. */
  record Unbar(UUID worker) implements KeepingAct {}

  /** Keeps everything for a court or an inquiry. */
  record Hold(String reference) implements KeepingAct {}

  /** Ends that. */
  record Release() implements KeepingAct {}

  /** Takes out what is another child's. */
  record RemoveWrongEvents() implements KeepingAct {}
}
