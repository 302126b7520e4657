package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.Entries.Entry;
import org.wardline.inbox.SpokenTime;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Says entries of the trail: actors by name, subjects by opaque id. */
@ApplicationScoped
class TrailLines {
  private final Teams teams;
  private final SubjectLinks links;
  private final Clock clock;

  TrailLines(Teams teams, SubjectLinks links, Clock clock) {
    this.teams = teams;
    this.links = links;
    this.clock = clock;
  }

  /**
   * One entry.
   *
   * @param path where the subject stands, or null when the reader may not open it or it has no page
   */
  record Line(
      long position,
      String at,
      String who,
      String actor,
      String action,
      String subject,
      String path,
      String detail) {}

  /** In the caller's transaction. */
  Uni<List<Line>> of(Worker reader, List<Entry> entries) {
    return teams
        .find(entries.stream().map(Entry::worker).toList())
        .map(workers -> workers.stream().collect(Collectors.toMap(Worker::id, Worker::name)))
        .chain(
            names ->
                links
                    .find(reader, entries.stream().map(Entry::subject).toList())
                    .map(
                        paths ->
                            entries.stream().map(entry -> line(entry, names, paths)).toList()));
  }

  private Line line(Entry entry, Map<UUID, String> names, Map<String, String> paths) {
    String who = entry.worker() == null ? entry.actor() : names.get(entry.worker());
    return new Line(
        entry.position(),
        new SpokenTime(clock.instant()).moment(entry.at()),
        who == null ? entry.actor() : who,
        entry.actor(),
        entry.action(),
        entry.subject(),
        paths.get(entry.subject()),
        entry.detail());
  }
}
