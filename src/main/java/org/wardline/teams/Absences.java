package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door of who is away, has left, or covers for whom. Each is one transaction and is safe to
 * repeat; what somebody holds moves when the time comes.
 */
@ApplicationScoped
public class Absences {
  private static final String MANAGER = "manager";

  private final AuthorityScope scope;
  private final StaffRows staff;
  private final AbsenceRepository absences;
  private final Rotas rotas;
  private final AuditTrail audit;

  Absences(
      AuthorityScope scope,
      StaffRows staff,
      AbsenceRepository absences,
      Rotas rotas,
      AuditTrail audit) {
    this.scope = scope;
    this.staff = staff;
    this.absences = absences;
    this.rotas = rotas;
    this.audit = audit;
  }

  /** Somebody is away; everybody may say so of themselves. */
  @WithTransaction
  public Uni<AbsenceOutcome> away(Worker by, UUID worker, Span during) {
    return of(
        by,
        worker,
        known -> record(by, worker, "absence_recorded", () -> absences.away(known, during)));
  }

  /** Whether somebody may say such things of this worker: everybody of themselves. */
  static boolean mayRecordFor(Worker by, UUID worker) {
    return by.id().equals(worker) || Rotas.mayKeep(by);
  }

  /** Whether somebody may record that others leave; besides, the staff file says it. */
  public static boolean mayRecordLeavers(Worker by) {
    return by.roles().contains(MANAGER);
  }

  /** Somebody leaves, or left; their work moves at that moment. Nobody says it of themselves. */
  @WithTransaction
  public Uni<AbsenceOutcome> left(Worker by, UUID worker, Instant at) {
    if (!mayRecordLeavers(by)) {
      return answer(new AbsenceOutcome.NotAllowed());
    }
    if (by.id().equals(worker)) {
      return answer(new AbsenceOutcome.Refused("have somebody else record that you leave"));
    }
    return of(
        by,
        worker,
        known -> record(by, worker, "leaver_recorded", () -> absences.left(known, at, by.id())));
  }

  /** Whether somebody may name this one, who is or is not there now, as a cover for others. */
  public static boolean mayNameAsCover(Worker by, Worker cover, Instant now) {
    return CoverPolicy.mayBeNamed(by, cover, now);
  }

  /** Somebody covers for somebody; everybody may say so of themselves. */
  @WithTransaction
  public Uni<AbsenceOutcome> cover(Worker by, UUID cover, UUID other, Span during) {
    return of(
        by,
        other,
        known -> staff.workers(List.of(cover)).chain(found -> cover(by, found, known, during)));
  }

  private Uni<AbsenceOutcome> cover(Worker by, List<Worker> found, Worker other, Span during) {
    if (found.isEmpty()) {
      return answer(new AbsenceOutcome.Refused("name another worker of this council as cover"));
    }
    Worker cover = found.getFirst();
    return CoverPolicy.refusal(by, cover, other, during.from())
        .map(words -> answer(new AbsenceOutcome.Refused(words)))
        .orElseGet(
            () ->
                record(
                    by, other.id(), "cover_recorded", () -> absences.cover(cover, other, during)));
  }

  private Uni<AbsenceOutcome> of(
      Worker by, UUID worker, Function<Worker, Uni<AbsenceOutcome>> act) {
    if (!mayRecordFor(by, worker)) {
      return answer(new AbsenceOutcome.NotAllowed());
    }
    return scope
        .enter(List.of(by.authority()))
        .chain(() -> staff.workers(List.of(worker)))
        .chain(
            found ->
                found.isEmpty()
                    ? answer(new AbsenceOutcome.Refused("there is no such worker"))
                    : act.apply(found.getFirst()));
  }

  private Uni<AbsenceOutcome> record(
      Worker by, UUID worker, String action, Supplier<Uni<Integer>> write) {
    return write
        .get()
        .chain(
            () ->
                audit.append(
                    List.of(
                        AuditEntry.ofWorker(
                            by.id(), by.authority(), action, "worker", worker, ""))))
        .chain(() -> rotas.check(by.authority()))
        .chain(() -> answer(new AbsenceOutcome.Recorded()));
  }

  private static Uni<AbsenceOutcome> answer(AbsenceOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
