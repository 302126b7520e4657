package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.audit.Entries;
import org.wardline.audit.Entries.Entry;
import org.wardline.inbox.SpokenTime;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * Searches the trail of the reader's council, without the children of whom the reader may not know;
 * that it was searched is an entry of its own.
 */
@ApplicationScoped
class Trails {
  private static final int PAGE = 50;

  private final AuthorityScope scope;
  private final Entries entries;
  private final Teams teams;
  private final AuditTrail audit;
  private final Clock clock;

  Trails(AuthorityScope scope, Entries entries, Teams teams, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.entries = entries;
    this.teams = teams;
    this.audit = audit;
    this.clock = clock;
  }

  /** One entry; actors by name, subjects by opaque id. */
  record Line(
      long position,
      String at,
      String who,
      String actor,
      String action,
      String subject,
      String detail) {}

  /**
   * A page of entries, the latest first.
   *
   * @param older the position after which the next page begins, or null when this is the last
   */
  record Found(List<Line> lines, Long older) {
    Found {
      lines = List.copyOf(lines);
    }

    private static Found of(List<Line> lines) {
      return new Found(lines, lines.size() < PAGE ? null : lines.getLast().position());
    }
  }

  @WithTransaction
  Uni<Found> search(Worker reader, TrailForm form) {
    if (form.isRefused()) {
      return Uni.createFrom().item(Found.of(List.of()));
    }
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> entries.search(reader.authority(), reader.id(), form.search(), PAGE))
        .chain(this::named)
        .call(() -> audit.append(List.of(searched(reader))))
        .map(Found::of);
  }

  private static AuditEntry searched(Worker reader) {
    return new AuditEntry(
        reader.authority(),
        "worker:" + reader.id(),
        "trail searched",
        "authority:" + reader.authority(),
        "");
  }

  private Uni<List<Line>> named(List<Entry> found) {
    return teams
        .find(found.stream().map(Entry::worker).toList())
        .map(workers -> workers.stream().collect(Collectors.toMap(Worker::id, Worker::name)))
        .map(names -> found.stream().map(entry -> line(entry, names)).toList());
  }

  private Line line(Entry entry, Map<UUID, String> names) {
    SpokenTime time = new SpokenTime(clock.instant());
    String who = entry.worker() == null ? entry.actor() : names.get(entry.worker());
    return new Line(
        entry.position(),
        time.moment(entry.at()),
        who == null ? entry.actor() : who,
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail());
  }
}
