package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.inbox.ListService.Listed;
import org.wardline.inbox.NotificationList.Group;
import org.wardline.inbox.NotificationList.Line;
import org.wardline.inbox.NotificationList.View;
import org.wardline.inbox.NotificationPage.Choice;
import org.wardline.notifications.DeskGroup;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.DeskPage;
import org.wardline.notifications.DeskView;
import org.wardline.notifications.NotificationState;

/** Puts lists of notifications into words: initials only, and none of a restricted child. */
final class NotificationListing {
  private final Map<UUID, String> initials;
  private final SpokenTime time;
  private final StatusWording status;

  /**
   * For a page that shows these children.
   *
   * @param initials by child, of those whom the reader may know
   */
  NotificationListing(Map<UUID, String> initials, Instant now) {
    this.initials = initials;
    this.time = new SpokenTime(now);
    this.status = new StatusWording(time);
  }

  static NotificationList page(
      Listed listed, ListAddress at, List<DeskView> views, String missing, Instant now) {
    NotificationListing listing = new NotificationListing(listed.initials(), now);
    return new NotificationList(
        views.stream().map(view -> listing.view(view, at)).toList(),
        states(),
        ListAddress.word(at.view()),
        at.only() == null ? "" : ListAddress.word(at.only()),
        at.groups().stream().map(group -> listing.group(group, listed.of(group), at)).toList(),
        String.join(" ", listed.waiting()),
        ListWording.ring(listed.teams()),
        listing.time.clock(now),
        !at.still(),
        at.path(),
        at.refreshedOnce().path(),
        at.standing(!at.still()).path(),
        missing);
  }

  private View view(DeskView view, ListAddress at) {
    return new View(ListWording.name(view), at.showing(view).path(), view == at.view());
  }

  private static List<Choice> states() {
    return Stream.of(DeskGroup.values())
        .map(group -> new Choice(ListAddress.word(group), ListWording.heading(group)))
        .toList();
  }

  private Group group(DeskGroup group, DeskPage page, ListAddress at) {
    return new Group(
        ListWording.heading(group),
        ListWording.count(page),
        ListWording.empty(group),
        page.items().stream().map(this::line).toList(),
        page.end() == null ? null : at.continuing(group, page.end()).path());
  }

  private Line line(DeskItem item) {
    String child = initials.get(item.child());
    return new Line(
        Visit.NOTIFICATIONS + "/" + item.id(),
        item.reference(),
        item.restricted() ? "restricted record" : Objects.requireNonNullElse(child, "no initials"),
        item.unread(),
        status.lead(item),
        status.rest(item),
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
