package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.Entries;
import org.wardline.inbox.ChildPage.Seen;
import org.wardline.inbox.Openings.Opened;
import org.wardline.inbox.Searches.Searched;
import org.wardline.notifications.SubjectNotifications.Held;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Reads everything that is held of who looked at a child; in the caller's transaction. */
@ApplicationScoped
class Traces {
  private static final int PAGE = 1000;

  private final Openings openings;
  private final Searches searches;
  private final Entries entries;
  private final Teams teams;

  Traces(Openings openings, Searches searches, Entries entries, Teams teams) {
    this.openings = openings;
    this.searches = searches;
    this.entries = entries;
    this.teams = teams;
  }

  /** Openings for a reason, searches that listed the child, what people did, the latest first. */
  record Trace(List<Opened> openings, List<Searched> searches, List<Seen> seen) {
    Trace {
      searches = List.copyOf(searches);
      openings = List.copyOf(openings);
      seen = List.copyOf(seen);
    }
  }

  /** With these notifications of the child. */
  Uni<Trace> of(UUID child, List<Held> held, SealingKeys keys) {
    return openings
        .of(child, keys)
        .chain(
            opened ->
                searches
                    .of(child, keys)
                    .chain(
                        searched ->
                            seen(child, held).map(seen -> new Trace(opened, searched, seen))));
  }

  private Uni<List<Seen>> seen(UUID child, List<Held> held) {
    Map<String, String> references =
        held.stream().collect(Collectors.toMap(n -> "notification:" + n.id(), Held::reference));
    List<String> subjects =
        Stream.concat(Stream.of("child:" + child), references.keySet().stream()).toList();
    return read(subjects, null, new FoldedEntries(references)).chain(this::named);
  }

  /** Page by page, so that no more is held at once than what is said. */
  private Uni<FoldedEntries> read(List<String> subjects, Long before, FoldedEntries folded) {
    return entries
        .about(subjects, before, PAGE)
        .chain(
            page ->
                page.size() < PAGE
                    ? Uni.createFrom().item(folded.add(page))
                    : read(subjects, page.getLast().position(), folded.add(page)));
  }

  private Uni<List<Seen>> named(FoldedEntries folded) {
    return teams
        .find(folded.people().toList())
        .map(known -> known.stream().collect(Collectors.toMap(Worker::id, Worker::name)))
        .map(names -> folded.words(names, SpokenTime::dated));
  }
}
