package org.wardline.auditor.chain;

import java.util.Optional;
import java.util.UUID;

/**
 * An entry as its seal remembers it.
 *
 * @param found what the trail holds under this id now; empty if nothing
 */
record SealedEntry(
    long seal, long position, UUID id, Hash hash, boolean late, Optional<TrailEntry> found) {

  static SealedEntry of(TrailEntry entry, long seal, boolean late) {
    return new SealedEntry(
        seal, entry.position(), entry.id(), entry.hash(), late, Optional.of(entry));
  }

  /** What happened to the entry since; empty if nothing. */
  Optional<ChainCheck.Break> fault() {
    if (found.isEmpty()) {
      return Optional.of(ChainCheck.Break.DELETED);
    }
    if (!found.get().hash().equals(hash)) {
      return Optional.of(ChainCheck.Break.CHANGED);
    }
    return found.get().position() == position
        ? Optional.empty()
        : Optional.of(ChainCheck.Break.REORDERED);
  }
}
