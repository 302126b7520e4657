package org.wardline.teams;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is expected of who holds a notification. */
final class OutcomeReading {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
  private static final int LONGEST_WORDS = 80;
  private static final int MOST_WORKING_DAYS = 20;

  private OutcomeReading() {}

  static Optional<OutcomeRules> read(PolicyNode outcome) {
    outcome.mayHave(Set.of("due-within-working-days", "remind-before", "remind-after", "choices"));
    Optional<Integer> days = outcome.inside("due-within-working-days").number(1, MOST_WORKING_DAYS);
    List<Duration> before = waits(outcome.inside("remind-before"));
    List<Duration> after = waits(outcome.inside("remind-after"));
    List<Outcome> choices = choices(outcome.inside("choices"));
    Optional<OutcomeRules> rules =
        days.map(known -> new OutcomeRules(known, before, after, choices));
    rules.ifPresent(known -> checkReminders(outcome.inside("remind-before"), known));
    return rules;
  }

  private static List<Duration> waits(PolicyNode list) {
    return list.elements().stream().map(PolicyNode::duration).flatMap(Optional::stream).toList();
  }

  private static void checkReminders(PolicyNode before, OutcomeRules rules) {
    if (rules.remindBefore().stream().anyMatch(w -> w.compareTo(rules.decisionTime()) >= 0)) {
      before.fault(
          "reminds before anybody could have acknowledged: make it shorter than"
              + " outcome.due-within-working-days");
    }
  }

  private static List<Outcome> choices(PolicyNode list) {
    Set<String> codes = new HashSet<>();
    List<Outcome> choices =
        list.elements().stream()
            .map(choice -> choice(choice, codes))
            .flatMap(Optional::stream)
            .toList();
    if (choices.stream().allMatch(Outcome::withdraws)) {
      list.fault("offers no decision: add at least one choice that does not withdraw");
    }
    return choices;
  }

  private static Optional<Outcome> choice(PolicyNode choice, Set<String> codes) {
    choice.mayHave(Set.of("code", "words", "withdraws"));
    Optional<String> code = choice.inside("code").text().filter(c -> fits(choice, c, codes));
    Optional<String> words = choice.inside("words").text();
    if (words.isPresent() && words.get().length() > LONGEST_WORDS) {
      choice.inside("words").fault("is longer than 80 characters: shorten it");
    }
    boolean withdraws = choice.inside("withdraws").flag();
    return code.flatMap(c -> words.map(w -> new Outcome(c, w, withdraws)));
  }

  private static boolean fits(PolicyNode choice, String code, Set<String> codes) {
    if (!CODE.matcher(code).matches()) {
      choice.inside("code").fault("must be capitals, digits and underscores: NO_FURTHER_ACTION");
      return false;
    }
    if (!codes.add(code)) {
      choice.inside("code").fault("comes twice: every code may stand once");
      return false;
    }
    return true;
  }
}
