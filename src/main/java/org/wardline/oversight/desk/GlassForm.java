package org.wardline.oversight.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.notifications.References;

/**
 * The form with which glass is broken.
 *
 * @param kind notification or quarantine
 * @param item the opaque id, or of a notification the reference in any spelling
 * @param given why; it knows what is wrong with it
 * @param wrongItem what is wrong with the item and what to do, or null
 */
record GlassForm(String kind, String item, Reason given, String wrongItem) {
  private static final List<String> KINDS = List.of("notification", "quarantine");

  static GlassForm begun(String kind, String item) {
    return new GlassForm(known(kind), find(item).map(UUID::toString).orElse(""), Reason.NONE, null);
  }

  static GlassForm of(String kind, String item, String reason) {
    GlassForm sent = new GlassForm(known(kind), text(item), Reason.of(reason), null);
    return sent.namesNothing() ? sent.refused(sent.wanted()) : sent;
  }

  private boolean namesNothing() {
    return itemId() == null && reference() == null;
  }

  private String wanted() {
    return isOfMessage()
        ? "Enter the id of one message, as it stands in the list"
        : "Enter the reference of one notification, such as 7F3K-2Q9D, or its id";
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

  /** Null when a reference stands there instead. */
  UUID itemId() {
    return find(item).orElse(null);
  }

  /** As it is stored; null when there is none. */
  String reference() {
    return isOfMessage() ? null : References.find(item).orElse(null);
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
