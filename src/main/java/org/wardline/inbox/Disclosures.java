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

  /** Notifications, and one page of what people did, the latest first. */
  record Disclosed(List<Told> told, List<Entry> entries) {
    Disclosed {
      told = List.copyOf(told);
      entries = List.copyOf(entries);
    }

    Stream<UUID> people() {
      return entries.stream().map(Entry::worker);
    }

    /** Where the next page begins, or null when this is the last. */
    Long older() {
      return entries.size() < PAGE ? null : entries.getLast().position();
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
                    .about(subjects(child, told), before, PAGE)
                    .map(seen -> new Disclosed(told, seen)));
  }

  private static List<String> subjects(RegisteredChild child, List<Told> told) {
    return Stream.concat(
            Stream.of("child:" + child.id()), told.stream().map(one -> "notification:" + one.id()))
        .toList();
  }
}
