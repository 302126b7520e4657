package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;

/**
 * Puts a staff file in force, in the caller's transaction, which must have entered the authority.
 */
@ApplicationScoped
class StaffStoring {
  /** As many may leave by a file that says nothing of leavers, or a tenth of all. */
  private static final int FEW = 3;

  private static final int A_TENTH = 10;

  private final StaffRows rows;
  private final StaffWrites writes;
  private final Rotas rotas;
  private final AuditTrail audit;

  StaffStoring(StaffRows rows, StaffWrites writes, Rotas rotas, AuditTrail audit) {
    this.rows = rows;
    this.writes = writes;
    this.rotas = rotas;
    this.audit = audit;
  }

  /** Whoever is not named any more leaves now, unless that would be too many. */
  Uni<CouncilOutcome> store(String authority, StaffFile file, Instant now) {
    return rows.inService(authority, now)
        .chain(inService -> store(authority, file, inService, now));
  }

  private Uni<CouncilOutcome> store(
      String authority, StaffFile file, List<Worker> inService, Instant now) {
    Set<UUID> named = file.workers().stream().map(StaffFile.Entry::id).collect(Collectors.toSet());
    List<UUID> leaving =
        inService.stream()
            .filter(worker -> worker.leftAt() == null)
            .map(Worker::id)
            .filter(id -> !named.contains(id))
            .toList();
    int most = Math.max(file.mayLeave(), Math.max(FEW, inService.size() / A_TENTH));
    if (leaving.size() > most) {
      return answer(refused(leaving.size(), inService.size()));
    }
    return writes
        .write(authority, file, now)
        .chain(() -> writes.leave(leaving, now))
        .chain(() -> writes.countLeft(file, now))
        .map(stayLeft -> words(file, leaving.size(), stayLeft))
        .call(words -> audit.append(List.of(entry(authority, words)), now))
        .call(() -> rotas.check(authority))
        .map(CouncilOutcome.Stored::new);
  }

  private static String words(StaffFile file, int leaving, int stayLeft) {
    String counts =
        "staff teams=%d workers=%d left=%d"
            .formatted(file.teams().size(), file.workers().size(), leaving);
    return stayLeft == 0 ? counts : counts + " named-but-left-by-a-manager=" + stayLeft;
  }

  private static CouncilOutcome refused(int leaving, int inService) {
    return new CouncilOutcome.Refused(
        List.of(
            new FileFault(
                "workers",
                ("%d of %d workers are not named any more and would have left: name them, or say"
                        + " may-leave: %d")
                    .formatted(leaving, inService, leaving))));
  }

  private static AuditEntry entry(String authority, String words) {
    return new AuditEntry(
        authority, "function:loading", "staff_stored", "authority:" + authority, words);
  }

  private static Uni<CouncilOutcome> answer(CouncilOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
