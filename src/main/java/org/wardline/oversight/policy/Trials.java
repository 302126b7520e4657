package org.wardline.oversight.policy;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.notifications.DryRun;
import org.wardline.notifications.DryRuns;
import org.wardline.notifications.FollowedChild;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Policies;
import org.wardline.teams.Route;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/** Reads the policy in force, and tries it on a child whom nobody has. */
@ApplicationScoped
class Trials {
  private final AuthorityScope scope;
  private final Policies policies;
  private final DryRuns runs;
  private final Teams teams;
  private final Clock clock;

  Trials(AuthorityScope scope, Policies policies, DryRuns runs, Teams teams, Clock clock) {
    this.scope = scope;
    this.policies = policies;
    this.runs = runs;
    this.teams = teams;
    this.clock = clock;
  }

  @WithTransaction
  Uni<AuthorityPolicy> inForce(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> policies.inForce(List.of(reader.authority()), clock.instant()))
        .map(found -> found.get(reader.authority()));
  }

  /**
   * Everybody who may be chosen as allocated worker or custodian, by name; also who is away now:
   * what happens then is what one wants to try.
   */
  @WithTransaction
  Uni<List<Worker>> people(Worker reader) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> teams.employed(reader.authority(), clock.instant()))
        .map(staff -> staff.stream().filter(Worker::mayAnswer).toList());
  }

  /** Who would be told of such a child if nobody answered; nothing is written. */
  @WithTransaction
  Uni<DryRun> run(Worker reader, TrialForm form) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> teams.find(List.of(form.workerId())))
        .chain(
            found ->
                runs.run(
                    child(reader, form.route(), found.stream().findFirst().orElse(reader)),
                    form.at()));
  }

  private static FollowedChild child(Worker reader, Route route, Worker chosen) {
    boolean restricted = route == Route.RESTRICTED;
    boolean allocated = Set.of(Route.OPEN, Route.UNBORN, Route.ENDED_PLAN).contains(route);
    return new FollowedChild(
        UUID.randomUUID(),
        reader.authority(),
        route,
        allocated ? chosen.id() : null,
        restricted ? null : chosen.id(),
        chosen.teamId(),
        restricted ? chosen.id() : null,
        null);
  }
}
