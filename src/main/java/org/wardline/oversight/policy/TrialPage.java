package org.wardline.oversight.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardline.inbox.SpokenTime;
import org.wardline.notifications.DryRun;
import org.wardline.notifications.DryRun.Told;
import org.wardline.teams.Channel;

/**
 * What a dry run says, in words.
 *
 * @param lead what was tried
 * @param anew what would follow when nobody has answered
 * @param end what would be expected of whoever answers
 */
record TrialPage(String lead, List<Line> lines, String anew, String end) {
  TrialPage {
    lines = List.copyOf(lines);
  }

  /** One step: when, who is told how, and why then. */
  record Line(String when, List<String> told, String why) {
    Line {
      told = List.copyOf(told);
    }
  }

  static TrialPage of(DryRun run, SpokenTime time) {
    return new TrialPage(
        "%s, %s, by %s:"
            .formatted(
                PolicyWording.name(run.route()),
                time.moment(run.at()),
                run.version() == 0
                    ? "the policy that comes with Wardline"
                    : "version %d of your policy".formatted(run.version())),
        run.steps().stream().map(step -> line(step, time)).toList(),
        "Nobody has answered: on "
            + time.moment(run.askedAnewAt())
            + " everybody is asked anew, by day only, and so on until somebody answers.",
        "Who says at once that they have seen it records an outcome by "
            + time.moment(run.outcomeDueAt())
            + ".");
  }

  private static Line line(DryRun.Step step, SpokenTime time) {
    return new Line(
        time.moment(step.at()),
        step.told().isEmpty()
            ? List.of("Nobody can be reached")
            : step.told().stream().map(TrialPage::words).toList(),
        step.why().substring(0, 1).toUpperCase(Locale.UK) + step.why().substring(1) + ".");
  }

  private static String words(Told told) {
    boolean isNamedAsItsRole = told.name().equals(told.role().words());
    return "%s, by %s"
        .formatted(
            isNamedAsItsRole ? told.name() : told.name() + ", " + told.role().words(),
            told.channels().stream()
                .sorted()
                .map(Channel::words)
                .collect(Collectors.joining(" and ")));
  }
}
