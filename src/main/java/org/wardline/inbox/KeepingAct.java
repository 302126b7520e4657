package org.wardline.inbox;

import java.util.Optional;
import java.util.UUID;

/** What a keeper does with the record of one child. */
sealed interface KeepingAct {
  int LONGEST_REFERENCE = 100;

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

  /** Reads what was sent; empty when something is missing. */
  static Optional<KeepingAct> of(
      String act, String custodian, String deputy, String worker, String reference) {
    return switch (String.valueOf(act)) {
      case "restrict" ->
          id(custodian).flatMap(first -> id(deputy).map(second -> new Restrict(first, second)));
      case "lift" -> Optional.of(new Lift());
      case "bar" -> id(worker).map(Bar::new);
      case "unbar" -> id(worker).map(Unbar::new);
      case "hold" -> reference(reference).map(Hold::new);
      case "release" -> Optional.of(new Release());
      case "remove" -> Optional.of(new RemoveWrongEvents());
      default -> Optional.empty();
    };
  }

  private static Optional<String> reference(String written) {
    return Optional.ofNullable(written)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_REFERENCE);
  }

  private static Optional<UUID> id(String written) {
    try {
      return Optional.ofNullable(written).map(UUID::fromString);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
