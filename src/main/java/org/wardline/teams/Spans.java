package org.wardline.teams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Sums and differences of spans that have an end. */
final class Spans {
  private Spans() {}

  /** All moments of these, as few spans in order as there can be. */
  static List<Span> joined(Collection<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      Span last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || next.from().isAfter(last.until())) {
        joined.add(next);
      } else if (next.until().isAfter(last.until())) {
        joined.set(joined.size() - 1, new Span(last.from(), next.until()));
      }
    }
    return joined;
  }

  /** What is left of spans in order, none of which meets another, without all moments of those. */
  static List<Span> without(List<Span> spans, Collection<Span> those) {
    List<Span> taken = joined(those);
    List<Span> left = new ArrayList<>();
    int next = 0;
    for (Span span : spans) {
      Instant from = span.from();
      while (next < taken.size() && !taken.get(next).until().isAfter(from)) {
        next++;
      }
      for (int i = next; i < taken.size() && taken.get(i).from().isBefore(span.until()); i++) {
        addIfAny(left, from, taken.get(i).from());
        from = taken.get(i).until();
      }
      addIfAny(left, from, span.until());
    }
    return left;
  }

  private static void addIfAny(List<Span> spans, Instant from, Instant until) {
    if (from.isBefore(until)) {
      spans.add(new Span(from, until));
    }
  }
}
