package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.Entries;
import org.wardline.audit.Entries.Entry;
import org.wardline.notifications.ChildNotifications;
import org.wardline.notifications.ChildNotifications.Telling;
import org.wardline.notifications.ChildNotifications.Told;
import org.wardline.notifications.DeskDetail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.RegisteredChild;
import org.wardline.register.organisations.Organisation;
import org.wardline.register.organisations.Organisations;
import org.wardline.teams.Worker;

/** Reads who was told what about a child, and who has seen it; in the caller's transaction. */
@ApplicationScoped
class Disclosures {
  private static final int PAGE = 200;

  private final ChildNotifications notifications;
  private final Entries entries;
  private final Organisations organisations;

  Disclosures(ChildNotifications notifications, Entries entries, Organisations organisations) {
    this.notifications = notifications;
    this.entries = entries;
    this.organisations = organisations;
  }

  /**
   * Notifications and who was told of them, and one page of what people did, the latest first.
   *
   * @param older where the next page begins, or null when this is the last
   * @param organisations by ODS code, as far as the directory has them
   */
  record Disclosed(
      List<Told> told,
      List<Telling> tellings,
      List<Entry> entries,
      Long older,
      Map<String, Organisation> organisations) {
    Disclosed {
      told = List.copyOf(told);
      tellings = List.copyOf(tellings);
      entries = List.copyOf(entries);
    }

    /** One more than stands on a page says that there is another. */
    private static Disclosed of(
        List<Told> told,
        List<Telling> tellings,
        List<Entry> found,
        Map<String, Organisation> organisations) {
      boolean more = found.size() > PAGE;
      List<Entry> shown = more ? found.subList(0, PAGE) : found;
      Long older = more ? shown.getLast().position() : null;
      return new Disclosed(told, tellings, shown, older, organisations);
    }

    /** By the subject of their entries. */
    Map<String, String> references() {
      return told.stream()
          .collect(Collectors.toMap(one -> "notification:" + one.id(), Told::reference));
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
  Uni<Disclosed> of(RegisteredChild child, Worker reader, Long before, SealingKeys keys) {
    return notifications
        .about(child.id(), reader, keys)
        .chain(
            told ->
                notifications
                    .tellings(told.stream().map(Told::id).toList(), reader)
                    .chain(tellings -> of(child, told, tellings, before)));
  }

  private Uni<Disclosed> of(
      RegisteredChild child, List<Told> told, List<Telling> tellings, Long before) {
    return entries
        .about(subjects(child, told), before, PAGE + 1)
        .chain(
            seen ->
                organisations
                    .find(codes(told))
                    .map(known -> Disclosed.of(told, tellings, seen, known)));
  }

  private static List<String> codes(List<Told> told) {
    return told.stream()
        .flatMap(one -> one.events().stream())
        .map(DeskDetail.Event::organisation)
        .toList();
  }

  private static List<String> subjects(RegisteredChild child, List<Told> told) {
    return Stream.concat(
            Stream.of("child:" + child.id()), told.stream().map(one -> "notification:" + one.id()))
        .toList();
  }
}
