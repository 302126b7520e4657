package org.wardline.oversight.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The form with which glass is broken.
 *
 * @param kind notification or quarantine
 * @param item the opaque id
 * @param error what is wrong and what to do, or null
 */
record GlassForm(String kind, String item, Reason given, String error) {
  private static final List<String> KINDS = List.of("notification", "quarantine");

  static GlassForm begun(String kind, String item) {
    return new GlassForm(known(kind), text(item), Reason.NONE, null);
  }

  static GlassForm of(String kind, String item, String reason) {
    Reason given = Reason.of(reason);
    String wrong = find(item).isEmpty() ? "Enter the id of one notification or message" : null;
    return new GlassForm(known(kind), text(item), given, wrong == null ? given.error() : wrong);
  }

  GlassForm notThere() {
    return new GlassForm(kind, item, given, "There is no such item that can be opened");
  }

  public boolean isRefused() {
    return error != null;
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
