package org.wardline.matching;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.register.RegisteredChild;

/**
 * Decides from both: what numbers say, and what names, date of birth and postcode say. Numbers go
 * first; where they find nobody, the likeliest child is taken, but whom number and date of birth
 * speak against is at most looked at; source: domain.md §2, "Matching".
 */
final class DemographicPolicy {
  private DemographicPolicy() {}

  /** The places of what is likely are those of the children that were judged. */
  static Match decide(
      Evidence evidence, Match byNumber, Likely likely, List<RegisteredChild> judged) {
    List<RegisteredChild> meant =
        likely.candidates().stream().map(c -> judged.get(c.place())).toList();
    return switch (byNumber) {
      case Match.Found(RegisteredChild child) -> doubted(child, likely.band(), meant);
      case Match.Uncertain(Reason reason, List<UUID> candidates) ->
          reason == Reason.TOO_LITTLE
                  && likely.band() == Band.MATCH
                  && candidates.equals(ids(meant))
                  && !MatchPolicy.speaksAgainst(evidence, meant.getFirst())
              ? new Match.Found(meant.getFirst())
              : new Match.Uncertain(reason, united(candidates, meant));
      case Match.None() -> byDemographics(evidence, likely.band(), meant);
    };
  }

  /** A number of a brother or a sister who is a twin agrees with the date of birth, too. */
  private static Match doubted(RegisteredChild child, Band band, List<RegisteredChild> meant) {
    boolean another = band == Band.MATCH && !meant.getFirst().id().equals(child.id());
    return another
        ? new Match.Uncertain(Reason.SEVERAL_CANDIDATES, united(List.of(child.id()), meant))
        : new Match.Found(child);
  }

  private static Match byDemographics(Evidence evidence, Band band, List<RegisteredChild> meant) {
    return switch (band) {
      case NONE -> new Match.None();
      case REVIEW -> new Match.Uncertain(Reason.LIKELY, ids(meant));
      case MATCH ->
          MatchPolicy.speaksAgainst(evidence, meant.getFirst())
              ? new Match.Uncertain(Reason.ANOTHER_NUMBER, ids(meant))
              : new Match.Found(meant.getFirst());
    };
  }

  private static List<UUID> ids(List<RegisteredChild> children) {
    return children.stream().map(RegisteredChild::id).toList();
  }

  private static List<UUID> united(List<UUID> candidates, List<RegisteredChild> meant) {
    return Stream.concat(candidates.stream(), ids(meant).stream()).distinct().toList();
  }
}
