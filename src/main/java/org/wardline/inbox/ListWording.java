package org.wardline.inbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskPage;
import org.wardline.notifications.DeskView;
import org.wardline.teams.Team;

/** Names lists and their groups. */
final class ListWording {
  private static final Set<String> RUNG = Set.of(Team.DUTY_AND_ADVICE, Team.EDS);

  private ListWording() {}

  static String name(DeskView view) {
    return switch (view) {
      case MINE -> "Mine";
      case TEAM -> "My team";
      case DUTY -> "Duty: all teams";
    };
  }

  static String heading(DeskGroup group) {
    return switch (group) {
      case NEW -> "New";
      case WAITING -> "Waiting for your outcome";
      case HELD -> "Held by somebody else";
      case SETTLED -> "Concluded";
    };
  }

  static String empty(DeskGroup group) {
    return switch (group) {
      case NEW -> "Nothing new waits here. A new notification appears by itself.";
      case WAITING ->
          "Nothing waits for your outcome. When you have said “I have seen this”, the notification"
              + " stands here until you record what was decided.";
      case HELD -> "Nobody else holds a notification of this list.";
      case SETTLED -> "Nothing is concluded yet.";
    };
  }

  /** Whom to ring by day and by night, as far as the staff file has numbers. */
  static String ring(List<Team> teams) {
    String numbers =
        teams.stream()
            .filter(team -> RUNG.contains(team.kind()) && team.telephone() != null)
            .map(team -> team.name() + ", " + team.telephone())
            .collect(Collectors.joining("; "));
    return numbers.isEmpty() ? "every e-mail of Wardline names the number" : numbers;
  }

  /** {@code 3}, or {@code 25 and more} when there is a next page. */
  static String count(DeskPage page) {
    int shown = page.items().size();
    return page.end() == null ? Integer.toString(shown) : shown + " and more";
  }
}
