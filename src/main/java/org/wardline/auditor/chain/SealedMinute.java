package org.wardline.auditor.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A new seal and what it holds. */
record SealedMinute(Seal seal, List<SealedEntry> entries) {

  private record Link(String chain, Instant minute) {}

  SealedMinute {
    entries = List.copyOf(entries);
  }

  /**
   * One seal for each minute of each chain.
   *
   * @param entries in the order of minute and position
   * @param heads the latest seals of the chains that have one
   */
  static List<SealedMinute> of(
      List<TrailEntry> entries, Map<String, Head> heads, Watermark watermark) {
    Map<Link, List<TrailEntry>> links =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> new Link(entry.chain(), entry.minute()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Head> latest = new HashMap<>(heads);
    List<SealedMinute> sealed = new ArrayList<>();
    links.forEach(
        (link, ofMinute) -> {
          Head head = latest.getOrDefault(link.chain(), Head.before(link.chain()));
          SealedMinute next = after(head, link.minute(), ofMinute, watermark);
          latest.put(link.chain(), Head.of(next.seal()));
          sealed.add(next);
        });
    return sealed;
  }

  private static SealedMinute after(
      Head head, Instant minute, List<TrailEntry> entries, Watermark watermark) {
    long number = head.number() + 1;
    List<SealedEntry> sealed =
        entries.stream()
            .map(entry -> SealedEntry.of(entry, number, watermark.isLate(minute)))
            .toList();
    return new SealedMinute(Seal.over(head.chain(), number, minute, head.hash(), sealed), sealed);
  }
}
