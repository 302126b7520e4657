package org.wardline.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Frequencies;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.MemoryRegister;
import org.wardline.matching.probability.ProbabilityPolicy;
import org.wardline.matching.probability.Profile;
import org.wardline.matching.probability.Training;
import org.wardline.matching.probability.Weights;

/** Finds for each event whom of a register it is about, as the function {@code matching} would. */
final class EventLinkage {
  private final Records register;
  private final Records events;
  private final MemoryRegister memory;
  private final Frequencies frequencies;
  private final Weights weights;
  private final ProbabilityPolicy policy;
  private final Bands bands;

  EventLinkage(Records register, Records events, Bands bands, long seed) {
    this.register = register;
    this.events = events;
    this.bands = bands;
    List<org.wardline.matching.probability.Person> all = new ArrayList<>(register.people());
    all.addAll(events.people());
    this.frequencies = Frequencies.of(all);
    this.memory = new MemoryRegister(register.people().stream().map(frequencies::profile).toList());
    List<Profile> asked = events.people().stream().map(frequencies::profile).toList();
    this.weights = Training.learn(memory, asked, "linkage", seed);
    this.policy = new ProbabilityPolicy(weights, memory.size());
  }

  Weights weights() {
    return weights;
  }

  Likely decide(int event) {
    Profile asked = frequencies.profile(events.people().get(event));
    return policy.decide(asked, memory.at(memory.candidates(events.people().get(event))), bands);
  }

  /** The best candidate of an event, whatever its score: for thresholds in hindsight. */
  record Best(int event, int candidate, double score) {}

  Best best(int event) {
    Profile asked = frequencies.profile(events.people().get(event));
    int[] candidates = memory.candidates(events.people().get(event));
    double sum = 0;
    double largest = 0;
    int best = -1;
    for (int candidate : candidates) {
      double odds = policy.odds(asked, memory.get(candidate));
      sum += odds;
      if (odds > largest) {
        largest = odds;
        best = candidate;
      }
    }
    return new Best(event, best, Math.log(largest) - Math.log1p(sum - largest));
  }

  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int event = 0; event < events.size(); event++) {
      int[] candidates = memory.candidates(events.people().get(event));
      Likely likely = decide(event);
      for (Likely.Candidate candidate : likely.candidates()) {
        pairs.add(new Pair(candidates[candidate.place()], event, candidate.score(), likely.band()));
      }
    }
    return pairs;
  }

  Figures figures(List<Pair> pairs, boolean withReview) {
    List<Pair> said =
        pairs.stream().filter(pair -> withReview || pair.band() == Likely.Band.MATCH).toList();
    long right = said.stream().filter(p -> register.isTrue(p.left(), events, p.right())).count();
    return new Figures(said.size(), right, truePairs());
  }

  private long truePairs() {
    Map<String, Long> held = new HashMap<>();
    register.truth().forEach(whose -> held.merge(whose, 1L, Long::sum));
    return events.truth().stream().mapToLong(whose -> held.getOrDefault(whose, 0L)).sum();
  }
}
