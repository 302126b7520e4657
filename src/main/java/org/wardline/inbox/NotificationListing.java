package org.wardline.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.wardline.inbox.NotificationList.Group;
import org.wardline.inbox.NotificationList.Line;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.NotificationState;

/**
 * Puts a person's notifications into groups and words: initials only, and none of a restricted
 * child.
 */
final class NotificationListing {
  private static final Comparator<Instant> SOONEST_FIRST =
      Comparator.nullsLast(Comparator.naturalOrder());

  private final List<DeskItem> items;
  private final Map<UUID, String> initials;
  private final Instant now;
  private final SpokenTime time;
  private final StatusWording status;

  /**
   * Of these items, which the reader may see.
   *
   * @param initials by child, of those whom the reader may know
   */
  NotificationListing(List<DeskItem> items, Map<UUID, String> initials, Instant now) {
    this.items = items;
    this.initials = initials;
    this.now = now;
    this.time = new SpokenTime(now);
    this.status = new StatusWording(time);
  }

  List<Group> groups() {
    return List.of(
        new Group(
            "New",
            "Nothing new waits for you. A new notification appears here by itself.",
            lines(EnumSet.of(NotificationState.OPEN), DeskItem::answerBy)),
        new Group(
            "Waiting for an outcome",
            "Nothing waits for an outcome. When somebody has said “I have seen this”, the"
                + " notification stands here until they record what was decided.",
            lines(EnumSet.of(NotificationState.ACKNOWLEDGED), DeskItem::concludeBy)),
        new Group(
            "Concluded",
            "Nothing is concluded yet.",
            lines(
                EnumSet.of(NotificationState.CONCLUDED, NotificationState.WITHDRAWN),
                item -> null)));
  }

  /** When it was so. */
  String asOf() {
    return time.clock(now);
  }

  private List<Line> lines(Set<NotificationState> states, Function<DeskItem, Instant> due) {
    return items.stream()
        .filter(item -> states.contains(item.state()))
        .sorted(Comparator.comparing(due, SOONEST_FIRST))
        .map(this::line)
        .toList();
  }

  private Line line(DeskItem item) {
    String child = initials.get(item.child());
    return new Line(
        "/notifications/" + item.id(),
        item.reference(),
        item.restricted() ? "restricted record" : Objects.requireNonNullElse(child, "no initials"),
        item.unread(),
        status.words(item),
        "Opened " + time.moment(item.openedAt()),
        look(item));
  }

  private String look(DeskItem item) {
    if (status.isLate(item)) {
      return "late";
    }
    return item.state() == NotificationState.OPEN ? "new" : "settled";
  }
}
