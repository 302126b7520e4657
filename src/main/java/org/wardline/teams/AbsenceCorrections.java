package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.AbsenceEntry.Kind;

/**
 * The door by which absences, covers and leavers that were recorded are ended or taken back. What
 * has moved to somebody else meanwhile stays there; what comes new finds people as they are now.
 */
@ApplicationScoped
public class AbsenceCorrections {
  private final AuthorityScope scope;
  private final AbsenceRepository absences;
  private final Rotas rotas;
  private final AuditTrail audit;
  private final Clock clock;

  AbsenceCorrections(
      AuthorityScope scope,
      AbsenceRepository absences,
      Rotas rotas,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.absences = absences;
    this.rotas = rotas;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is recorded and not over, by name: for keepers of everybody, else of oneself. */
  @WithTransaction
  public Uni<List<AbsenceEntry>> recorded(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> absences.find(reader.authority(), clock.instant()))
        .map(
            found ->
                found.stream()
                    .filter(entry -> Absences.mayRecordFor(reader, entry.worker()))
                    .toList());
  }

  /** Says anew until when somebody is away or covered for; null when that is not known. */
  @WithTransaction
  public Uni<AbsenceOutcome> endAt(Worker by, UUID entry, Instant until) {
    return of(by, entry, found -> endAt(by, found, until));
  }

  private Uni<AbsenceOutcome> endAt(Worker by, AbsenceEntry entry, Instant until) {
    if (entry.kind() == Kind.LEAVER) {
      return answer(
          new AbsenceOutcome.Refused("take it back, and record the right last day at work"));
    }
    if (until != null && !until.isAfter(entry.during().from())) {
      return answer(
          new AbsenceOutcome.Refused("it would end before it begins: take it back instead"));
    }
    Span during = new Span(entry.during().from(), until);
    return absences
        .replace(entry, during)
        .chain(
            () -> remember(by, entry, entry.kind() == Kind.AWAY ? "absence_ended" : "cover_ended"));
  }

  /** It was not so, or will not be. */
  @WithTransaction
  public Uni<AbsenceOutcome> takeBack(Worker by, UUID entry) {
    return of(
        by,
        entry,
        found ->
            absences
                .remove(found)
                .chain(
                    () ->
                        remember(
                            by,
                            found,
                            switch (found.kind()) {
                              case AWAY -> "absence_taken_back";
                              case COVER -> "cover_taken_back";
                              case LEAVER -> "leaver_taken_back";
                            })));
  }

  /** One that is over, is not known or is not theirs is nothing to them. */
  private Uni<AbsenceOutcome> of(
      Worker by, UUID entry, Function<AbsenceEntry, Uni<AbsenceOutcome>> act) {
    return scope
        .enter(List.of(by.authority()))
        .chain(() -> absences.find(by.authority(), clock.instant()))
        .chain(
            found ->
                found.stream()
                    .filter(one -> one.id().equals(entry) && one.mayBeChangedBy(by))
                    .findFirst()
                    .map(act)
                    .orElseGet(() -> answer(new AbsenceOutcome.NotAllowed())));
  }

  private Uni<AbsenceOutcome> remember(Worker by, AbsenceEntry entry, String action) {
    return audit
        .append(
            List.of(
                AuditEntry.ofWorker(by.id(), by.authority(), action, "worker", entry.worker(), "")))
        .chain(() -> rotas.check(by.authority()))
        .chain(() -> answer(new AbsenceOutcome.Recorded()));
  }

  private static Uni<AbsenceOutcome> answer(AbsenceOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
