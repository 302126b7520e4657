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

  /** Why, in words. */
  static List<String> sentences(ReviewExplanation explanation) {
    List<String> sentences = new ArrayList<>();
    sentences.add(score(explanation.score()));
    explanation.reasons().forEach(reason -> sentences.add(sentence(reason)));
    if (explanation.household() > WORTH_A_SENTENCE) {
      sentences.add(
          "Much of this would also be true of a brother, a sister or a namesake: that counts against it.");
    }
    sentences.add(rule(explanation.rule()));
    return sentences;
  }

  /** The weights, in points: one doubles the odds. */
  static List<String> points(ReviewExplanation explanation) {
    List<String> points = new ArrayList<>();
    points.add("Before anything was compared: %s.".formatted(points(explanation.before())));
    explanation
        .reasons()
        .forEach(reason -> points.add(reason.field() + ": " + points(reason.bits()) + "."));
    points.add(
        "What people of one household share: %s.".formatted(points(-explanation.household())));
    points.add(
        "One point doubles the odds. Weights of version %s.".formatted(explanation.version()));
    return points;
  }

  private static String score(Double score) {
    return score == null
        ? "The NHS number or the council’s own id leads to this child; nothing else alone would."
        : "Likely to %.0f per cent that it is this child.".formatted(PER_CENT * score);
  }

  private static String rule(Rule rule) {
    return "From %.0f per cent on nobody has to look, unless numbers speak against it. Below that a person decides, because a missed child weighs more than a look in vain."
        .formatted(PER_CENT * rule.match());
  }

  private static String sentence(Reason reason) {
    return "%s %s: speaks %s it."
        .formatted(reason.field(), likeness(reason.likeness()), strength(reason.bits()));
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
