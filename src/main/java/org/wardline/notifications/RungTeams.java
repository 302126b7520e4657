package org.wardline.notifications;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;

/**
 * Says whom to ring where a page cannot be opened: the same teams for every child, since the number
 * of a child's own team would tell where that child lives.
 */
final class RungTeams {
  private RungTeams() {}

  /**
   * {@code Duty & Advice, 01632 960001, or out of hours Emergency Duty Service, 01632 960002}; null
   * where the staff file has neither number.
   */
  static String words(Staff staff) {
    Optional<String> day = number(staff, Team.DUTY_AND_ADVICE);
    Optional<String> night = number(staff, Team.EDS).map(words -> "out of hours " + words);
    List<String> numbers = Stream.concat(day.stream(), night.stream()).toList();
    return numbers.isEmpty() ? null : numbers.stream().collect(Collectors.joining(", or "));
  }

  private static Optional<String> number(Staff staff, String kind) {
    return staff
        .teamOf(kind)
        .filter(team -> team.telephone() != null)
        .map(team -> team.name() + ", " + team.telephone());
  }
}
