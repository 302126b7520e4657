package org.wardline.platform.local.mesh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The mailboxes of the stand-in and all messages, in the order of their arrival. */
final class MeshStore {

  private final Map<String, String> passwords;
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();

  /** Mailboxes by id, each with its password. */
  MeshStore(Map<String, String> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  Optional<String> password(String mailbox) {
    return Optional.ofNullable(passwords.get(mailbox));
  }

  synchronized StoredMessage add(
      String from, String to, Map<String, String> headers, int chunks, Instant at) {
    String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    StoredMessage message = new StoredMessage(id, from, to, headers, chunks, at);
    messages.put(id, message);
    return message;
  }

  synchronized Optional<StoredMessage> find(String id) {
    return Optional.ofNullable(messages.get(id.toUpperCase(Locale.ROOT)));
  }

  synchronized List<StoredMessage> all(Predicate<StoredMessage> wanted) {
    return new ArrayList<>(messages.values().stream().filter(wanted).toList());
  }

  synchronized void clear() {
    messages.clear();
  }
}
