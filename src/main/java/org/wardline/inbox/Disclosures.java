package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.audit.Entries;
import org.wardline.audit.Entries.Entry;
import org.wardline.notifications.ChildNotifications;
import org.wardline.notifications.ChildNotifications.Told;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Reads who was told what about a child, and who has seen it; in the caller's transaction. */
@ApplicationScoped
class Disclosures {
  private static final int PAGE = 200;

  private final ChildNotifications notifications;
  private final Entries entries;

  Disclosures(ChildNotifications notifications, Entries entries) {
    this.notifications = notifications;
    this.entries = entries;
  }

  /**
   * Notifications, and one page of what people did, the latest first.
   *
   * @param older where the next page begins, or null when this is the last
   */
  record Disclosed(List<Told> told, List<Entry> entries, Long older) {
    Disclosed {
      told = List.copyOf(told);
      entries = List.copyOf(entries);
    }

    /** One more than stands on a page says that there is another. */
    private static Disclosed of(List<Told> told, List<Entry> found) {
      boolean more = found.size() > PAGE;
      List<Entry> shown = more ? found.subList(0, PAGE) : found;
      return new Disclosed(told, shown, more ? shown.getLast().position() : null);
    }

    Stream<UUID> people() {
      return entries.stream().map(Entry::worker);
    }
  }

  /**
   * As much as the reader may know of.
   *
   * @param before where the page before ended, or null
   */
  Uni<Disclosed> of(RegisteredChild child, Worker reader, Long before) {
    return notifications
        .about(child.id(), reader)
        .chain(
            told ->
                entries
                    .about(subjects(child, told), before, PAGE + 1)
                    .map(seen -> Disclosed.of(told, seen)));
  }

  private static List<String> subjects(RegisteredChild child, List<Told> told) {
    return Stream.concat(
            Stream.of("child:" + child.id()), told.stream().map(one -> "notification:" + one.id()))
        .toList();
  }
}
