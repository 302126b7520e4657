package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door by which operators make a council and keep it: its staff file, its escalation policy and
 * its own words to its workers, each in force as a whole or not at all. Each is one transaction and
 * is safe to repeat.
 */
@ApplicationScoped
public class Councils {
  private static final String OPERATOR = "operator";

  private final AuthorityScope scope;
  private final StaffStoring staff;
  private final Policies policies;
  private final BriefingStoring briefings;
  private final Clock clock;

  Councils(
      AuthorityScope scope,
      StaffStoring staff,
      Policies policies,
      BriefingStoring briefings,
      Clock clock) {
    this.scope = scope;
    this.staff = staff;
    this.policies = policies;
    this.briefings = briefings;
    this.clock = clock;
  }

  /**
   * Makes or changes a council by its staff file; whoever is not named any more has left, and what
   * they hold moves.
   *
   * @param authority the council's ODS code
   */
  @WithTransaction
  public Uni<CouncilOutcome> storeStaff(String authority, String yaml) {
    return switch (StaffFiles.read(authority, yaml)) {
      case FileReading.Faulty<StaffFile>(List<FileFault> faults) ->
          Uni.createFrom().item(new CouncilOutcome.Refused(faults));
      case FileReading.Valid<StaffFile>(StaffFile file) ->
          scope
              .enter(List.of(authority))
              .chain(() -> staff.store(authority, file, clock.instant()));
    };
  }

  /** Stores an escalation policy, in force for notifications that open from now on. */
  @WithTransaction
  public Uni<CouncilOutcome> storePolicy(String authority, String yaml) {
    return scope
        .enter(List.of(authority))
        .chain(() -> policies.store(authority, yaml, OPERATOR, clock.instant()))
        .map(
            outcome ->
                switch (outcome) {
                  case PolicyOutcome.Stored(int version) ->
                      new CouncilOutcome.Stored("policy version=" + version);
                  case PolicyOutcome.Refused(List<FileFault> faults) ->
                      new CouncilOutcome.Refused(faults);
                });
  }

  /** Says a council's own words to these of its workers; no words bring Wardline's own back. */
  @WithTransaction
  public Uni<CouncilOutcome> storeBriefing(String authority, Briefings.Reader reader, String text) {
    return scope
        .enter(List.of(authority))
        .chain(() -> briefings.store(authority, reader, new BriefingText(text), clock.instant()));
  }
}
