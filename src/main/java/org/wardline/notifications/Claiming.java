package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Claims what is due, and composes what leaves the building. */
@ApplicationScoped
class Claiming {
  private final Desktop desktop;
  private final Companions companions;
  private final Composition composition;
  private final History history;
  private final ClaimSorting sorting;
  private final Hurrying hurrying;

  Claiming(
      Desktop desktop,
      Companions companions,
      Composition composition,
      History history,
      ClaimSorting sorting,
      Hurrying hurrying) {
    this.desktop = desktop;
    this.companions = companions;
    this.composition = composition;
    this.history = history;
    this.sorting = sorting;
    this.hurrying = hurrying;
  }

  Uni<Claimed> claim(List<Claim> locked, Instant now) {
    return sorting.sort(locked, now).chain(work -> claim(work, now));
  }

  private Uni<Claimed> claim(ClaimedWork work, Instant now) {
    return history
        .append(work.lines)
        .chain(() -> desktop.place(work.placed.stream().map(Claim::delivery).toList(), now))
        .chain(() -> hurrying.hurry(work.unreached, now))
        .chain(() -> companions.plan(work, now))
        .chain(beside -> composition.compose(both(work.sending, beside)))
        .map(outgoing -> new Claimed(outgoing, work.awaited));
  }

  private static List<Claim> both(List<Claim> sending, List<Claim> beside) {
    return Stream.concat(sending.stream(), beside.stream()).toList();
  }
}
