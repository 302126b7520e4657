package org.wardline.auditor.chain;

import java.time.Instant;
import java.util.List;

/** A link of a chain: the hash over the entries of one minute and the seal before it. */
record Seal(
    String chain,
    long number,
    Instant minute,
    int entries,
    long firstPosition,
    long lastPosition,
    Hash previous,
    Hash hash) {

  private static final long FORMAT = 1;

  /** Seals entries that are in the order of their positions. */
  static Seal over(
      String chain, long number, Instant minute, Hash previous, List<SealedEntry> entries) {
    return new Seal(
        chain,
        number,
        minute,
        entries.size(),
        entries.getFirst().position(),
        entries.getLast().position(),
        previous,
        hash(chain, number, minute, previous, entries));
  }

  /** Whether it is the seal over these entries that follows the given hash. */
  boolean fits(Hash before, List<SealedEntry> sealed) {
    return !sealed.isEmpty() && equals(over(chain, number, minute, before, sealed));
  }

  private static Hash hash(
      String chain, long number, Instant minute, Hash previous, List<SealedEntry> entries) {
    CanonicalBytes bytes =
        new CanonicalBytes()
            .add(FORMAT)
            .add(previous)
            .add(chain)
            .add(number)
            .add(minute)
            .add(entries.size());
    entries.forEach(entry -> bytes.add(entry.position()).add(entry.id()).add(entry.hash()));
    return bytes.hash();
  }
}
