package org.wardline.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wardline.inbox.InboxService.Opened;
import org.wardline.inbox.NotificationPage.Actions;
import org.wardline.inbox.NotificationPage.Choice;
import org.wardline.inbox.NotificationPage.Event;
import org.wardline.inbox.NotificationPage.Line;
import org.wardline.inbox.NotificationPage.Round;
import org.wardline.inbox.NotificationPage.ToDo;
import org.wardline.notifications.DeskDetail;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.NotificationState;
import org.wardline.register.Plan;
import org.wardline.register.organisations.Organisation;
import org.wardline.teams.BriefingText;
import org.wardline.teams.Worker;

/** Puts one notification into the words of its page. */
final class NotificationWording {
  private final SpokenTime time;
  private final StatusWording status;

  NotificationWording(Instant now) {
    this.time = new SpokenTime(now);
    this.status = new StatusWording(time);
  }

  NotificationPage page(Opened opened, Worker reader) {
    DeskDetail detail = opened.detail();
    DeskItem item = detail.item();
    List<Plan> plans = opened.child() == null ? List.of() : opened.child().plans();
    Optional<DeskDetail.Event> latest = latest(detail);
    Instant at = latest.map(DeskDetail.Event::occurredAt).orElse(item.openedAt());
    String whom = PlanWording.whom(at, plans);
    return new NotificationPage(
        Visit.NOTIFICATIONS + "/" + item.id(),
        item.reference(),
        detail.mark().happened(),
        detail.mark().stands(),
        status.lead(item),
        status.rest(item),
        look(item),
        item.restricted(),
        latest.map(event -> event(event, whom, opened)).orElse(null),
        without(detail),
        others(opened, latest, whom),
        detail.otherVisits().stream().map(event -> event(event, whom, opened)).toList(),
        new ChildWording(time).words(opened, at),
        toDo(opened, reader),
        actions(detail),
        detail.note(),
        rounds(detail));
  }

  private String look(DeskItem item) {
    if (status.isLate(item)) {
      return "late";
    }
    return item.state() == NotificationState.OPEN ? "new" : "settled";
  }

  private Event event(DeskDetail.Event event, String whom, Opened opened) {
    Organisation known = opened.organisations().get(event.organisation());
    return new Event(
        EventWording.name(event.kind(), event.cancelled()),
        event.cancelled() ? "It counts no more." : EventWording.meaning(event.kind(), whom),
        time.moment(event.occurredAt()),
        EventWording.organisation(event.organisationName(), event.organisation(), known),
        EventWording.telephone(known),
        EventWording.setting(event.careSetting()),
        EventWording.seenBy(event.seenByName(), event.seenByRole()),
        FindingWording.sentences(event.findings()));
  }

  /** What the sender took back is no news of the child. */
  private static Optional<DeskDetail.Event> latest(DeskDetail detail) {
    return detail.events().reversed().stream().filter(event -> !event.cancelled()).findFirst();
  }

  private static String without(DeskDetail detail) {
    return detail.events().isEmpty()
        ? "Nothing is left of this visit: what happened was of another child."
        : "The sender took back everything that it had reported of this visit.";
  }

  private List<Event> others(Opened opened, Optional<DeskDetail.Event> latest, String whom) {
    List<DeskDetail.Event> others = new ArrayList<>(opened.detail().events().reversed());
    latest.ifPresent(others::remove);
    return others.stream().map(event -> event(event, whom, opened)).toList();
  }

  /** The steps, and the council's own words in the place of most of them. */
  private static ToDo toDo(Opened opened, Worker reader) {
    DeskDetail detail = opened.detail();
    boolean answered = detail.item().ownedByReader();
    WhatToDo.Reader as = readAs(detail, reader);
    BriefingText own = as.briefedAs() == null ? null : opened.briefings().get(as.briefedAs());
    return switch (detail.item().state()) {
      case CONCLUDED, WITHDRAWN -> detail.aboutAnother() ? forTheOtherChild() : ToDo.NOTHING;
      case OPEN, ACKNOWLEDGED ->
          own == null
              ? ToDo.now(
                  WhatToDo.steps(as, detail.allocatedWorker() != null, answered, detail.expected()),
                  List.of())
              : ToDo.now(WhatToDo.beforeOwnWords(answered), own.blocks());
    };
  }

  private static ToDo forTheOtherChild() {
    return new ToDo(
        "What is still to be done for the other child", WhatToDo.forTheOtherChild(), List.of());
  }

  private static WhatToDo.Reader readAs(DeskDetail detail, Worker reader) {
    boolean held = detail.item().state() == NotificationState.ACKNOWLEDGED;
    if (held && !detail.item().ownedByReader()) {
      return WhatToDo.Reader.ONLOOKER;
    }
    if (detail.item().restricted()) {
      return WhatToDo.Reader.CUSTODIAN;
    }
    if (detail.allocatedWorker() != null && detail.allocatedWorker().id().equals(reader.id())) {
      return WhatToDo.Reader.ALLOCATED;
    }
    return reader.roles().contains("eds") ? WhatToDo.Reader.EMERGENCY_DUTY : WhatToDo.Reader.DUTY;
  }

  private Actions actions(DeskDetail detail) {
    return new Actions(
        detail.mayAcknowledge(),
        detail.mayTakeOver().stream()
            .map(w -> new Choice(w.id().toString(), RoleWording.introduced(w)))
            .toList(),
        detail.mayConclude(),
        detail.expected().choices().stream().map(o -> new Choice(o.code(), o.words())).toList(),
        takeBackUntil(detail));
  }

  private String takeBackUntil(DeskDetail detail) {
    Instant until = detail.mayTakeBackUntil();
    return until == null || time.isOver(until) ? null : time.moment(until);
  }

  private List<Round> rounds(DeskDetail detail) {
    Map<Integer, List<Line>> byRound =
        detail.timeLine().stream()
            .collect(
                Collectors.groupingBy(
                    DeskDetail.TimeLine::round,
                    TreeMap::new,
                    Collectors.mapping(line -> line(line, detail), Collectors.toList())));
    boolean several = byRound.size() > 1;
    return byRound.entrySet().stream()
        .map(round -> new Round(several ? "Round " + round.getKey() : null, round.getValue()))
        .toList();
  }

  /** The note of the outcome that stands has a place of its own on the page. */
  private Line line(DeskDetail.TimeLine line, DeskDetail detail) {
    boolean hasPlace = line.note() != null && line.note().equals(detail.note());
    return new Line(
        time.moment(line.at()), TimeLineWording.words(line), hasPlace ? null : line.note());
  }
}
