package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardline.notifications.RoundsAhead.Ahead;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Channel;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Policies;
import org.wardline.teams.Role;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * The door of dry runs: who would be told when over which channel, and why, by the policy, calendar
 * and rota of that moment and the very code of the real rounds. Nothing is written. Reads in the
 * caller's transaction, which must have entered the authority.
 */
@ApplicationScoped
public class DryRuns {
  private record Who(UUID id, Role role) {}

  private final Policies policies;
  private final Teams teams;
  private final Bars bars;

  DryRuns(Policies policies, Teams teams, Bars bars) {
    this.policies = policies;
    this.teams = teams;
    this.bars = bars;
  }

  /** An event at that moment about this child, which nobody answers. */
  public Uni<DryRun> run(FollowedChild child, Instant at) {
    List<String> authority = List.of(child.authority());
    return policies
        .inForce(authority, at)
        .chain(
            inForce ->
                teams
                    .staff(authority, child.people(), at)
                    .chain(staff -> told(child, staff.get(child.authority())))
                    .map(staff -> run(child, at, inForce.get(child.authority()), staff)));
  }

  /** Without those who are barred from the child. */
  private Uni<Staff> told(FollowedChild child, Staff staff) {
    return bars.of(List.of(child.id())).map(known -> known.staffFor(child.id(), staff));
  }

  private DryRun run(FollowedChild child, Instant at, AuthorityPolicy policy, Staff staff) {
    OfficeHours hours = teams.officeHours(child.authority());
    EscalationPolicy ladders = policy.of(child.route());
    RoundsAhead rounds = new RoundsAhead(child, ladders, hours, staff);
    List<DryRun.Step> steps =
        rounds.from(at).stream().map(ahead -> step(ahead, ladders, staff)).toList();
    return new DryRun(
        child.authority(),
        child.route(),
        policy.version(),
        at,
        OutcomePolicy.dueAt(at, policy.outcome(), hours),
        rounds.askedAnewAt(),
        steps);
  }

  private static DryRun.Step step(Ahead ahead, EscalationPolicy policy, Staff staff) {
    TakenStep taken = ahead.taken();
    Map<Who, Set<Channel>> channels = new LinkedHashMap<>();
    taken
        .told()
        .forEach(
            to ->
                channels
                    .computeIfAbsent(
                        new Who(to.id(), to.role()), r -> EnumSet.noneOf(Channel.class))
                    .add(to.channel()));
    List<DryRun.Told> told =
        channels.entrySet().stream()
            .map(to -> new DryRun.Told(name(to.getKey(), staff), to.getKey().role(), to.getValue()))
            .toList();
    return new DryRun.Step(ahead.at(), taken.step().name(), told, why(ahead, policy));
  }

  private static String name(Who who, Staff staff) {
    return staff
        .worker(who.id())
        .map(Worker::name)
        .or(() -> staff.team(who.id()).map(Team::name))
        .orElseThrow();
  }

  private static String why(Ahead ahead, EscalationPolicy policy) {
    TakenStep taken = ahead.taken();
    if (taken.told().isEmpty()) {
      return "so that the next step comes at once";
    }
    Duration wait = taken.step().delay();
    String after = wait.isZero() ? "at once" : "after " + minutes(wait) + " without an answer";
    if (policy.outOfHours().contains(taken.step())) {
      return "because the office is closed, " + after;
    }
    return taken.step().anyTime() && !ahead.asksAgain()
        ? "by day and night, " + after
        : "as soon as the office is open, " + after;
  }

  private static String minutes(Duration wait) {
    if (wait.toHours() <= 1) {
      return wait.toMinutes() + " minutes";
    }
    return wait.toMinutesPart() == 0
        ? wait.toHours() + " hours"
        : "%d hours %d minutes".formatted(wait.toHours(), wait.toMinutesPart());
  }
}
