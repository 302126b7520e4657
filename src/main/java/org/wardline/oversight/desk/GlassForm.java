package org.wardline.oversight.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The form with which glass is broken.
 *
 * @param kind notification or quarantine
 * @param item the opaque id
 * @param given why; it knows what is wrong with it
 * @param wrongItem what is wrong with the item and what to do, or null
 */
record GlassForm(String kind, String item, Reason given, String wrongItem) {
  private static final List<String> KINDS = List.of("notification", "quarantine");

  static GlassForm begun(String kind, String item) {
    return new GlassForm(known(kind), find(item).map(UUID::toString).orElse(""), Reason.NONE, null);
  }

  static GlassForm of(String kind, String item, String reason) {
    return new GlassForm(
        known(kind),
        text(item),
        Reason.of(reason),
        find(item).isEmpty() ? "Enter the id of one notification or message" : null);
  }

  /** The same with what is wrong. */
  GlassForm refused(String why) {
    return new GlassForm(kind, item, given, why);
  }

  public boolean isRefused() {
    return wrongItem != null || given.isRefused();
  }

  /** Whether it is about the text of a message. */
  boolean isOfMessage() {
    return kind.equals("quarantine");
  }

  UUID itemId() {
    return find(item).orElseThrow();
  }

  private static String known(String kind) {
    return kind != null && KINDS.contains(kind) ? kind : KINDS.getFirst();
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }

  private static Optional<UUID> find(String sent) {
    try {
      return Optional.of(UUID.fromString(text(sent)));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
