package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardline.notifications.DeskQueries.EventRow;
import org.wardline.notifications.DeskQueries.LineRow;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Gathers everything that stands on the page of one notification, one statement after another. */
@ApplicationScoped
class DeskDetails {
  /** Who has to do with it, and what happened. */
  private record Gathered(
      Standing standing,
      Worker allocated,
      List<Worker> mayTakeOver,
      List<EventRow> events,
      List<EventRow> otherVisits) {
    private boolean isAnythingLeft() {
      return events.stream().anyMatch(event -> !event.cancelled());
    }
  }

  private final DeskItems items;
  private final DeskQueries queries;
  private final PageMarks marks;
  private final EpisodeEvents events;
  private final Successors successors;
  private final StoredPolicies policies;
  private final Teams teams;

  DeskDetails(
      DeskItems items,
      DeskQueries queries,
      PageMarks marks,
      EpisodeEvents events,
      Successors successors,
      StoredPolicies policies,
      Teams teams) {
    this.items = items;
    this.queries = queries;
    this.marks = marks;
    this.events = events;
    this.successors = successors;
    this.policies = policies;
    this.teams = teams;
  }

  /** How it stands, without a word of the child. */
  Uni<Standing> standing(Worker reader, UUID notification) {
    return items
        .item(reader, notification)
        .chain(item -> marks.of(notification).map(mark -> new Standing(item, mark)));
  }

  Uni<DeskDetail> get(Worker reader, Notification found, SealingKeys keys) {
    return standing(reader, found.id())
        .chain(standing -> gather(reader, found, standing))
        .chain(
            gathered ->
                queries
                    .timeLine(found.id())
                    .map(lines -> detail(reader, found, gathered, lines, keys)));
  }

  private Uni<Gathered> gather(Worker reader, Notification found, Standing standing) {
    return teams
        .find(Collections.singleton(found.people().allocatedWorkerId()))
        .map(known -> known.stream().findFirst().orElse(null))
        .chain(allocated -> gather(reader, found, standing, allocated));
  }

  private Uni<Gathered> gather(
      Worker reader, Notification found, Standing standing, Worker allocated) {
    return successors
        .of(reader, found)
        .chain(
            mayTakeOver ->
                queries
                    .events(found.episode())
                    .chain(
                        events ->
                            queries
                                .otherVisits(reader, found.episode())
                                .map(
                                    others ->
                                        new Gathered(
                                            standing, allocated, mayTakeOver, events, others))));
  }

  private DeskDetail detail(
      Worker reader, Notification found, Gathered gathered, List<LineRow> lines, SealingKeys keys) {
    return new DeskDetail(
        gathered.standing().item(),
        gathered.standing().mark(),
        gathered.allocated(),
        found.state() == NotificationState.OPEN && RightsPolicy.mayAcknowledge(reader),
        found.isUndecided() && RightsPolicy.mayConclude(found, reader),
        gathered.isAnythingLeft() ? RightsPolicy.mayTakeBackUntil(found, reader) : null,
        gathered.isAnythingLeft() && DeskDetail.isOfAnother(found.outcome()),
        gathered.mayTakeOver(),
        policies.outcomeOf(found),
        note(found, keys),
        gathered.events().stream().map(row -> event(row, keys)).toList(),
        gathered.otherVisits().stream().map(row -> event(row, keys)).toList(),
        lines.stream().map(line -> timeLine(line, keys)).toList());
  }

  private static DeskDetail.TimeLine timeLine(LineRow row, SealingKeys keys) {
    String note =
        row.note() == null
            ? null
            : new String(
                keys.open(HexFormat.of().parseHex(row.note()), History.TABLE, row.id()),
                StandardCharsets.UTF_8);
    return new DeskDetail.TimeLine(
        row.at(), row.round(), row.what(), row.actor(), row.detail(), note);
  }

  private static String note(Notification found, SealingKeys keys) {
    return found.note() == null
        ? null
        : new String(keys.open(found.note(), Answers.TABLE, found.id()), StandardCharsets.UTF_8);
  }

  private DeskDetail.Event event(EventRow row, SealingKeys keys) {
    EpisodeEvents.Details details =
        events.open(HexFormat.of().parseHex(row.details()), row.careEvent(), keys);
    return new DeskDetail.Event(
        row.kind(),
        row.occurredAt(),
        row.careSetting(),
        row.organisation().toUpperCase(Locale.ROOT),
        details.organisationName(),
        details.seenByName(),
        details.seenByRole(),
        row.findings(),
        row.cancelled());
  }
}
