package org.wardline.auditor.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardline.auditor.chain.ChainCheck.Break;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;

/**
 * Consecutive seals of one chain with their entries, read to be compared with the trail.
 *
 * @param from the number that the first seal has to have
 * @param before the hash of the seal before it, {@link Hash#NONE} if there is none
 * @param entries by the seal's number, in the order of their positions
 */
record ChainPage(long from, Hash before, List<Seal> seals, Map<Long, List<SealedEntry>> entries) {

  ChainPage {
    seals = List.copyOf(seals);
    entries = Map.copyOf(entries);
  }

  /** The number of the seal after the last one. */
  long next() {
    return from + seals.size();
  }

  /** The first break of these seals, or that there is none. */
  ChainCheck check() {
    if (from > 1 && before.equals(Hash.NONE)) {
      return Broken.at(Break.SEAL_CHANGED, from - 1);
    }
    Hash previous = before;
    long number = from;
    for (Seal seal : seals) {
      Optional<ChainCheck> broken = check(seal, number, previous);
      if (broken.isPresent()) {
        return broken.get();
      }
      previous = seal.hash();
      number++;
    }
    return new Intact(seals.size(), all().count(), all().filter(SealedEntry::late).count());
  }

  private Stream<SealedEntry> all() {
    return entries.values().stream().flatMap(List::stream);
  }

  private Optional<ChainCheck> check(Seal seal, long number, Hash previous) {
    List<SealedEntry> sealed = entries.getOrDefault(seal.number(), List.of());
    if (seal.number() != number || !seal.fits(previous, sealed)) {
      return Optional.of(Broken.at(Break.SEAL_CHANGED, number));
    }
    return sealed.stream()
        .flatMap(entry -> entry.fault().map(kind -> Broken.at(kind, entry)).stream())
        .<ChainCheck>map(broken -> broken)
        .findFirst();
  }
}
