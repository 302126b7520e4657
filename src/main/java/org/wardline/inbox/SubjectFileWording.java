package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.ChildPage.Seen;
import org.wardline.inbox.Openings.Opened;
import org.wardline.inbox.Searches.Searched;
import org.wardline.inbox.SubjectFiles.Content;
import org.wardline.notifications.DeskDetail;
import org.wardline.notifications.DeskDetail.TimeLine;
import org.wardline.notifications.SubjectNotifications.Held;
import org.wardline.notifications.SubjectNotifications.Reviewed;
import org.wardline.register.organisations.Organisation;

/** Writes what is held of a child as a text that needs no explanation. */
final class SubjectFileWording {
  private final Instant now;

  SubjectFileWording(Instant now) {
    this.now = now;
  }

  /** A part of the text; one without lines says that nothing is held. */
  record Section(String title, List<String> lines) {
    Section {
      lines = List.copyOf(lines);
    }

    private String text() {
      String body =
          lines.isEmpty()
              ? "- Nothing is held.\n"
              : lines.stream()
                  .map(line -> "- " + line.strip() + "\n")
                  .collect(Collectors.joining());
      return "\n" + title + "\n" + "-".repeat(title.length()) + "\n" + body;
    }
  }

  String text(Content content) {
    return Stream.of(
            new SubjectRecordWording(now).sections(content.record()),
            content.notifications().stream().map(one -> notification(one, content.organisations())),
            Stream.of(
                new Section(
                    "Messages that a person had to look at, because they might be about the child",
                    content.reviews().stream().map(SubjectFileWording::review).toList()),
                new Section(
                    "Who opened the record as somebody of another team, and why",
                    content.trace().openings().stream().map(SubjectFileWording::opening).toList()),
                new Section(
                    "Who looked in other teams, and was shown the child’s initials",
                    content.trace().searches().stream().map(SubjectFileWording::search).toList()),
                new Section(
                    "Who has seen or done what about the child, the latest first",
                    content.trace().seen().stream().map(SubjectFileWording::seen).toList())))
        .flatMap(sections -> sections)
        .map(Section::text)
        .collect(Collectors.joining("", heading(), ""));
  }

  private String heading() {
    return "Everything that Wardline holds of one child\nWritten on "
        + SpokenTime.dated(now)
        + ". All times are those of London.\n";
  }

  private static Section notification(Held held, Map<String, Organisation> known) {
    return new Section(
        "Notification " + held.reference() + ", " + held.state().name().toLowerCase(Locale.ROOT),
        Stream.of(
                Stream.of("Opened: " + SpokenTime.dated(held.openedAt())),
                Stream.ofNullable(held.outcome()).map(outcome -> "Outcome: " + outcome),
                held.events().stream().map(event -> event(event, known)),
                held.timeLine().stream().map(SubjectFileWording::timeLine))
            .flatMap(lines -> lines)
            .toList());
  }

  private static String event(DeskDetail.Event event, Map<String, Organisation> known) {
    return "What happened, %s: %s. Where: %s. Setting: %s. Who reported it: %s.%s"
        .formatted(
            SpokenTime.dated(event.occurredAt()),
            EventWording.name(event.kind(), event.cancelled()),
            EventWording.organisation(
                event.organisationName(), event.organisation(), known.get(event.organisation())),
            event.careSetting() == null ? "not named" : EventWording.setting(event.careSetting()),
            EventWording.seenBy(event.seenByName(), event.seenByRole()),
            FindingWording.sentences(event.findings()).stream()
                .map(finding -> " " + finding)
                .collect(Collectors.joining()));
  }

  private static String timeLine(TimeLine line) {
    String note = line.note() == null ? "" : " They wrote: “" + oneLine(line.note()) + "”";
    return SpokenTime.dated(line.at()) + ": " + TimeLineWording.words(line) + note;
  }

  private static String review(Reviewed review) {
    return "Since " + SpokenTime.dated(review.openedAt()) + ": " + decision(review);
  }

  private static String decision(Reviewed review) {
    if (review.isTheirs() == null) {
      return "nobody has decided yet whether it is about the child.";
    }
    return "%s decided%s that it is %sabout the child."
        .formatted(
            review.decidedBy() == null ? "the register" : review.decidedBy(),
            review.decidedAt() == null ? "" : " on " + SpokenTime.dated(review.decidedAt()),
            review.isTheirs() ? "" : "not ");
  }

  private static String opening(Opened opening) {
    return "%s: %s. Reason: “%s”. Told: %s%s."
        .formatted(
            SpokenTime.dated(opening.at()),
            opening.worker(),
            oneLine(opening.reason()),
            opening.told() == null ? "every manager" : opening.told(),
            opening.seenBy() == null
                ? ""
                : ", and %s saw it on %s"
                    .formatted(opening.seenBy(), SpokenTime.dated(opening.seenAt())));
  }

  private static String search(Searched search) {
    return "%s: %s. Reason: “%s”."
        .formatted(SpokenTime.dated(search.at()), search.worker(), oneLine(search.reason()));
  }

  private static String seen(Seen seen) {
    return seen.when() + ": " + seen.who() + ", " + seen.what();
  }

  private static String oneLine(String written) {
    return written.strip().replaceAll("\\s+", " ");
  }
}
