package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.notifications.DeskDetail.TimeLine;
import org.wardline.notifications.DeskQueries.EventRow;
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
  private final SealedEvents sealed;
  private final TimeLines timeLines;
  private final Successors successors;
  private final StoredPolicies policies;
  private final Teams teams;

  DeskDetails(
      DeskItems items,
      DeskQueries queries,
      PageMarks marks,
      SealedEvents sealed,
      TimeLines timeLines,
      Successors successors,
      StoredPolicies policies,
      Teams teams) {
    this.items = items;
    this.queries = queries;
    this.marks = marks;
    this.sealed = sealed;
    this.timeLines = timeLines;
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
                timeLines
                    .of(List.of(found.id()), reader.id(), keys)
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
                    .events(List.of(found.episode()))
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
      Worker reader,
      Notification found,
      Gathered gathered,
      Map<UUID, List<TimeLine>> lines,
      SealingKeys keys) {
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
        gathered.events().stream().map(row -> sealed.event(row, keys)).toList(),
        gathered.otherVisits().stream().map(row -> sealed.event(row, keys)).toList(),
        lines.getOrDefault(found.id(), List.of()));
  }

  private static String note(Notification found, SealingKeys keys) {
    return found.note() == null
        ? null
        : new String(keys.open(found.note(), Answers.TABLE, found.id()), StandardCharsets.UTF_8);
  }
}
