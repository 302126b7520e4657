package org.wardline.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.wardline.linkage.EventLinkage.Best;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Band;

/**
 * The open world: a random share of the register is kept, and all events are asked, most of which
 * are then about nobody on it. Several draws; the median and the extremes of each figure.
 */
final class OpenWorld {
  private static final int MILLION = 1_000_000;
  private static final List<String> NAMES =
      List.of(
          "recall at <= 100 false alerts per million",
          "recall at <= 1000 false alerts per million",
          "recall in the match band",
          "false alerts per million in the match band",
          "wrong child in the match band",
          "found by match or review",
          "queries in review, per cent",
          "non-members asked");

  private final Records register;
  private final Records events;
  private final Bands bands;
  private final double share;

  OpenWorld(Records register, Records events, Bands bands, double share) {
    this.register = register;
    this.events = events;
    this.bands = bands;
    this.share = share;
  }

  /** Of one file: the first record of each person is the register, the others are events. */
  static OpenWorld of(Records all, Bands bands, double share) {
    Records first = Records.empty();
    Records others = Records.empty();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      (seen.add(all.truth().get(i)) ? first : others).addFrom(all, i);
    }
    return new OpenWorld(first, others, bands, share);
  }

  List<String> rows(int draws) {
    List<double[]> figures = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      figures.add(draw(draw));
    }
    List<String> rows = new ArrayList<>();
    rows.add("open world, %.0f %% of the register, %d draws".formatted(100 * share, draws));
    rows.add("%-46s %10s %10s %10s".formatted("", "median", "least", "most"));
    for (int i = 0; i < NAMES.size(); i++) {
      int which = i;
      double[] sorted = figures.stream().mapToDouble(f -> f[which]).sorted().toArray();
      rows.add(
          "%-46s %10.4f %10.4f %10.4f"
              .formatted(NAMES.get(i), median(sorted), sorted[0], sorted[draws - 1]));
    }
    return rows;
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private double[] draw(int seed) {
    Random chance = new Random(seed);
    Records kept = Records.empty();
    for (int i = 0; i < register.size(); i++) {
      if (chance.nextDouble() < share) {
        kept.addFrom(register, i);
      }
    }
    EventLinkage linkage = new EventLinkage(kept, events, bands, seed);
    Set<String> members = new HashSet<>(kept.truth());
    Counts counts = new Counts();
    List<Best> best = new ArrayList<>();
    for (int event = 0; event < events.size(); event++) {
      boolean member = members.contains(events.truth().get(event));
      counts.ask(member);
      best.add(linkage.best(event));
      counts.decided(linkage.decide(event), best.getLast(), member, isRight(kept, best.getLast()));
    }
    double[] figures = counts.figures();
    figures[0] = recallAt(100, best, kept, members, counts);
    figures[1] = recallAt(1000, best, kept, members, counts);
    return figures;
  }

  private boolean isRight(Records kept, Best best) {
    return best.candidate() >= 0 && events.isTrue(best.event(), kept, best.candidate());
  }

  private double recallAt(
      int perMillion, List<Best> best, Records kept, Set<String> members, Counts counts) {
    List<Best> ranked =
        best.stream()
            .filter(b -> b.candidate() >= 0)
            .sorted(Comparator.comparingDouble(Best::score).reversed())
            .toList();
    long allowed = (long) (perMillion / (double) MILLION * counts.strangers);
    long alerts = 0;
    long found = 0;
    for (Best one : ranked) {
      if (isRight(kept, one)) {
        found++;
      } else if (!members.contains(events.truth().get(one.event())) && ++alerts > allowed) {
        break;
      }
    }
    return found / (double) Math.max(1, counts.members);
  }

  private static final class Counts {
    private long members;
    private long strangers;
    private long matched;
    private long alerts;
    private long wrong;
    private long reviews;
    private long reviewedMembers;

    void ask(boolean member) {
      members += member ? 1 : 0;
      strangers += member ? 0 : 1;
    }

    void decided(Likely likely, Best best, boolean member, boolean right) {
      if (likely.band() == Band.MATCH) {
        matched += right ? 1 : 0;
        alerts += member ? 0 : 1;
        wrong += member && !right ? 1 : 0;
      } else if (likely.band() == Band.REVIEW && best.candidate() >= 0) {
        reviews++;
        reviewedMembers += member && right ? 1 : 0;
      }
    }

    double[] figures() {
      double asked = Math.max(1, members);
      double[] figures = new double[NAMES.size()];
      Arrays.fill(figures, 0);
      figures[2] = matched / asked;
      figures[3] = alerts * (double) MILLION / Math.max(1, strangers);
      figures[4] = wrong;
      figures[5] = (matched + reviewedMembers) / asked;
      figures[6] = 100.0 * reviews / (members + strangers);
      figures[7] = strangers;
      return figures;
    }
  }
}
