package org.wardline.notifications;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.teams.Channel;
import org.wardline.teams.Role;
import org.wardline.teams.Route;

/**
 * Who would be told of an event if nobody answered: every step in the order of time.
 *
 * @param version of the policy that would be in force; 0 is the bundled one
 * @param outcomeDueAt by when an outcome would be due, were it acknowledged at once
 * @param askedAnewAt when everybody would be asked anew, because nobody has answered
 */
public record DryRun(
    String authority,
    Route route,
    int version,
    Instant at,
    Instant outcomeDueAt,
    Instant askedAnewAt,
    List<Step> steps) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  public DryRun {
    steps = List.copyOf(steps);
  }

  /**
   * One step; nobody told means that it would be passed over at once.
   *
   * @param why in words
   */
  public record Step(Instant at, String name, List<Told> told, String why) {
    public Step {
      told = List.copyOf(told);
    }
  }

  /** Somebody who would be told: by name, in which role, and over which channels. */
  public record Told(String name, Role role, Set<Channel> channels) {
    public Told {
      channels = Set.copyOf(channels);
    }

    private String words() {
      String over =
          channels.stream().sorted().map(Channel::words).collect(Collectors.joining(" and "));
      return "%s (%s) by %s".formatted(name, role.words(), over);
    }

    @Override
    public String toString() {
      return "Told[" + role + ']';
    }
  }

  /** The same in sentences, one a line. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(
        "An event at %s in the case “%s”, by version %d of the policy:"
            .formatted(MOMENT.format(at), route.code(), version));
    steps.forEach(step -> words.add(words(step)));
    words.add(
        "Nobody has answered: at %s everybody is asked anew, by day only."
            .formatted(MOMENT.format(askedAnewAt)));
    words.add(
        "Who acknowledges it at once has to record an outcome by %s."
            .formatted(MOMENT.format(outcomeDueAt)));
    return words;
  }

  private static String words(Step step) {
    String told =
        step.told().isEmpty()
            ? "nobody can be reached"
            : step.told().stream().map(Told::words).collect(Collectors.joining(", "));
    return "%s, step “%s”: %s, %s."
        .formatted(MOMENT.format(step.at()), step.name(), told, step.why());
  }
}
