package org.wardline.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Frequencies;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.matching.probability.MemoryRegister;
import org.wardline.matching.probability.ProbabilityPolicy;
import org.wardline.matching.probability.Profile;
import org.wardline.matching.probability.Training;
import org.wardline.matching.probability.Weights;

/**
 * Finds the records of one person within one file. Each pair is decided by itself; then what hangs
 * together by matches is one person, since of three records of which two pairs are of one person
 * the third pair is, too.
 */
final class Deduplication {
  /** Records of one person share their keys, however many there are. */
  private static final int MOST_OF_A_KEY = 64;

  private final Records records;
  private final Bands bands;

  Deduplication(Records records, Bands bands) {
    this.records = records;
    this.bands = bands;
  }

  /** The pairs in the match or review band, and what was learned. */
  record Found(List<Pair> pairs, Weights weights) {}

  Found find(long seed) {
    Frequencies frequencies = Frequencies.of(records.people());
    List<Profile> profiles = records.people().stream().map(frequencies::profile).toList();
    MemoryRegister register = new MemoryRegister(profiles, MOST_OF_A_KEY);
    Weights weights = Training.learnDuplicates(register, profiles, "deduplication", seed);
    ProbabilityPolicy policy = new ProbabilityPolicy(weights, register.size());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < profiles.size(); i++) {
      for (int j : register.candidates(records.people().get(i))) {
        if (j > i) {
          addPair(i, j, policy.alone(profiles.get(i), profiles.get(j), bands), pairs);
        }
      }
    }
    return new Found(pairs, weights);
  }

  private static void addPair(int i, int j, ProbabilityPolicy.Alone alone, List<Pair> pairs) {
    if (alone.band() != Band.NONE) {
      pairs.add(new Pair(i, j, alone.score(), alone.band()));
    }
  }

  /** Pairs that hang together by matches become matches. */
  List<Pair> joined(List<Pair> pairs) {
    int[] first = firsts(pairs);
    Map<Integer, List<Integer>> together = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      together.computeIfAbsent(first[i], f -> new ArrayList<>()).add(i);
    }
    Map<Long, Double> scores = new HashMap<>();
    pairs.forEach(pair -> scores.put(key(pair.left(), pair.right()), pair.score()));
    List<Pair> joined = new ArrayList<>();
    for (List<Integer> person : together.values()) {
      for (int i = 0; i < person.size(); i++) {
        for (int j = i + 1; j < person.size(); j++) {
          long key = key(person.get(i), person.get(j));
          double score = scores.getOrDefault(key, Double.NaN);
          joined.add(new Pair(person.get(i), person.get(j), score, Band.MATCH));
        }
      }
    }
    Set<Long> matched = new HashSet<>();
    joined.forEach(pair -> matched.add(key(pair.left(), pair.right())));
    pairs.stream()
        .filter(pair -> !matched.contains(key(pair.left(), pair.right())))
        .forEach(joined::add);
    return joined;
  }

  private int[] firsts(List<Pair> pairs) {
    int[] first = new int[records.size()];
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
    }
    for (Pair pair : pairs) {
      if (pair.band() == Band.MATCH) {
        int left = first(first, pair.left());
        int right = first(first, pair.right());
        first[Math.max(left, right)] = Math.min(left, right);
      }
    }
    for (int i = 0; i < first.length; i++) {
      first[i] = first(first, i);
    }
    return first;
  }

  private static int first(int[] first, int of) {
    int at = of;
    while (first[at] != at) {
      at = first[at];
    }
    return at;
  }

  private static long key(int left, int right) {
    return (long) left << 32 | right;
  }

  Figures figures(List<Pair> pairs, boolean withReview) {
    List<Pair> said =
        pairs.stream().filter(pair -> withReview || pair.band() == Band.MATCH).toList();
    long right = said.stream().filter(p -> records.isTrue(p.left(), records, p.right())).count();
    return new Figures(said.size(), right, truePairs());
  }

  private long truePairs() {
    Map<String, Long> sizes = new HashMap<>();
    records.truth().forEach(whose -> sizes.merge(whose, 1L, Long::sum));
    return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }
}
