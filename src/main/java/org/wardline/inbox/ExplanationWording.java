package org.wardline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wardline.notifications.ReviewExplanation;
import org.wardline.notifications.ReviewExplanation.Reason;
import org.wardline.notifications.ReviewExplanation.Rule;

/** Says in sentences why a child is likely to be the one meant. */
final class ExplanationWording {
  private static final double WORTH_A_SENTENCE = 0.5;
  private static final double STRONG = 6;
  private static final double CLEAR = 3;
  private static final double PER_CENT = 100;

  private ExplanationWording() {}

  static List<String> sentences(ReviewExplanation explanation) {
    List<String> sentences = new ArrayList<>();
    sentences.add(score(explanation.score()));
    explanation.reasons().forEach(reason -> sentences.add(sentence(reason)));
    if (explanation.household() > WORTH_A_SENTENCE) {
      sentences.add(
          "Much of this would also be true of a brother, a sister or a namesake: that takes off %s."
              .formatted(points(explanation.household())));
    }
    sentences.add(
        "One point doubles the odds; before the comparison they were at %s. Weights of version %s."
            .formatted(points(explanation.before()), explanation.version()));
    sentences.add(rule(explanation.rule()));
    return sentences;
  }

  private static String score(Double score) {
    return score == null
        ? "The NHS number or the council’s own id leads to this child; nothing else alone would."
        : "Likely to %.0f per cent that it is this child.".formatted(PER_CENT * score);
  }

  private static String rule(Rule rule) {
    return "Rule: from %.0f per cent on it is this child, unless numbers speak against it; a person looks from %.0f per cent on, where a missed child counts as much as five looks in vain."
        .formatted(PER_CENT * rule.match(), PER_CENT * rule.review());
  }

  private static String sentence(Reason reason) {
    return "%s %s: speaks %s it (%s)."
        .formatted(
            reason.field(),
            likeness(reason.likeness()),
            strength(reason.bits()),
            points(reason.bits()));
  }

  private static String strength(double bits) {
    String side = bits >= 0 ? "for" : "against";
    double size = Math.abs(bits);
    return size >= STRONG
        ? "strongly " + side
        : size >= CLEAR ? "clearly " + side : "a little " + side;
  }

  private static String points(double bits) {
    return String.format(Locale.UK, "%+.1f", bits);
  }

  private static String likeness(String code) {
    return switch (code) {
      case "same" -> "is the same";
      case "part" -> "is the same in part";
      case "nickname" -> "is a short form";
      case "slip" -> "is one slip of the pen apart";
      case "alike" -> "looks or sounds alike";
      case "initial" -> "begins with the same letter";
      case "swapped" -> "is the same with parts in each other’s place";
      case "near" -> "is different, but near";
      case "different" -> "is different";
      default -> "compares as " + code;
    };
  }
}
