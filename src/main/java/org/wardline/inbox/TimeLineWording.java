package org.wardline.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.notifications.DeskDetail.TimeLine;
import org.wardline.notifications.DeskDetail.Told;

/** Says in a sentence what stands on a line of a notification's history. */
final class TimeLineWording {
  private static final String BY = " by ";

  private TimeLineWording() {}

  static String words(TimeLine line) {
    return switch (line.what()) {
      case "opened" -> "Opened because of this event: " + event(line.detail()) + ".";
      case "event_added" -> "Another event of the same visit: " + event(line.detail()) + ".";
      case "upgraded" ->
          "The visit became more serious: " + event(line.detail()) + ". Everybody is told anew.";
      case "reopened" ->
          "Opened again after it was closed: " + event(line.detail()) + ". Everybody is told anew.";
      case "step_taken" -> "Told: " + told(line) + ".";
      case "step_passed_over" ->
          "Nobody could be reached on the step “"
              + line.detail()
              + "”; the next step came at once.";
      case "sent" -> "Sent to " + named(line) + ".";
      case "sent_again" ->
          "Sent again to " + named(line) + ", because the result of the first try is unknown.";
      case "send_failed" -> "Could not be sent to " + named(line) + "; it will be tried again.";
      case "gave_up" -> "Could not be sent to " + named(line) + ", and will not be tried again.";
      case "not_needed" -> "Not sent to " + named(line) + ": it is not needed any more.";
      case "not_told" -> "Not sent to " + named(line) + ", who cannot be told any more.";
      case "arrived" -> "Arrived: " + named(line) + ".";
      case "bounced" -> "Came back from " + named(line) + ", and will not be tried again.";
      case "not_shown" ->
          "Not opened on the desktop of the "
              + without(" by e-mail", named(line))
              + ", who is told by e-mail as well.";
      case "hurried" ->
          "The " + named(line) + " could not be reached; the next step comes at once.";
      case "shown" -> person(line) + " opened it.";
      case "acknowledged" -> person(line) + " said “I have seen this” and holds it.";
      case "handed_over" -> person(line) + " handed it over" + to(line.detail()) + ".";
      case "handed_over_by_rule" ->
          "Whoever was asked is away or has left. Everybody is told anew.";
      case "cover_asked" -> "Asked in place of somebody who is away: " + line.detail() + ".";
      case "nobody_to_ask" ->
          "Whoever is allocated is away, and nobody covers for them; the duty team takes it.";
      case "nobody_answered" -> "Nobody had answered. Everybody is told anew.";
      case "not_concluded_in_time" -> "No outcome was recorded in time. Everybody is told anew.";
      case "concluded" -> person(line) + " recorded the outcome: " + line.detail() + ".";
      case "withdrawn" -> withdrawn(line);
      case "outcome_taken_back" -> person(line) + " took the outcome back and holds it.";
      case "event_cancelled" ->
          "The sender took an event of this visit back: " + event(line.detail()) + ".";
      case "reminded" -> "The owner was reminded that an outcome has to be recorded.";
      case "restricted" -> "The record became restricted: from now on only its keepers are told.";
      default -> "Recorded: " + line.what().replace('_', ' ') + ".";
    };
  }

  private static String withdrawn(TimeLine line) {
    return line.actor() == null
        ? "Withdrawn: the sender took it back. Everybody who was told is told so."
        : line.actor() + " withdrew it: " + line.detail() + ". Everybody who was told is told so.";
  }

  private static String person(TimeLine line) {
    return line.actor() == null ? "Wardline" : line.actor();
  }

  private static String to(String successor) {
    return successor.isEmpty() ? "" : " to " + successor;
  }

  /** The step's name stands before the colon; who was told, behind it. */
  private static String told(TimeLine line) {
    String detail = line.detail();
    return Arrays.stream(detail.substring(detail.indexOf(':') + 1).strip().split(", "))
        .map(one -> withNames(one, line.told()))
        .collect(Collectors.joining(", "));
  }

  /** Several of whom only some can be meant are not named. */
  private static String named(TimeLine line) {
    return line.told().size() == 1 ? withNames(line.detail(), line.told()) : line.detail();
  }

  /** {@code duty social worker Farah Quill by desktop}; a team that is called as its role, once. */
  private static String withNames(String roleAndChannels, List<Told> told) {
    String names =
        told.stream()
            .filter(one -> roleAndChannels.startsWith(one.role() + BY))
            .map(Told::name)
            .filter(name -> !roleAndChannels.startsWith(name + BY))
            .collect(Collectors.joining(" and "));
    int role = roleAndChannels.indexOf(BY);
    return names.isEmpty()
        ? roleAndChannels
        : roleAndChannels.substring(0, role) + " " + names + roleAndChannels.substring(role);
  }

  private static String without(String end, String words) {
    return words.endsWith(end) ? words.substring(0, words.length() - end.length()) : words;
  }

  private static String event(String kind) {
    return Arrays.stream(Kind.values())
        .filter(known -> known.name().equals(kind))
        .map(EventWording::name)
        .map(name -> name.toLowerCase(Locale.UK))
        .findFirst()
        .orElse(kind);
  }
}
