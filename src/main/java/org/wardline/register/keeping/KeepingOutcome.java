package org.wardline.register.keeping;

/** What became of a keeper's act. */
public sealed interface KeepingOutcome {
  /** It is recorded, or was so before. */
  record Recorded() implements KeepingOutcome {}

  /** There is no such child, for all that the keeper may know. */
  record NotFound() implements KeepingOutcome {}

  /** The page of the keeper does not show how it is kept now. */
  record NotRead() implements KeepingOutcome {}

  /**
   * Custodian and deputy must be two people who work here, answer notifications, can be reached,
   * and are not barred.
   */
  record KeepersNotReachable() implements KeepingOutcome {}

  /** Nobody makes themselves a keeper: the record would be opened to them by it. */
  record NamedThemselves() implements KeepingOutcome {}

  /** Of the people in this role nobody would be left to be told of the child. */
  record NobodyLeft(String role) implements KeepingOutcome {}
}
