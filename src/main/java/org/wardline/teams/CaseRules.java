package org.wardline.teams;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wardline.teams.AuthorityPolicy.Ladders;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;

/** What must hold for the steps of a case, so that a person is told in time, whatever happens. */
final class CaseRules {
  private static final Set<Role> KEEPERS =
      EnumSet.of(Role.CUSTODIAN, Role.DEPUTY, Role.SAFEGUARDING_MANAGER);
  private static final Set<Role> OF_RESTRICTED_ONLY = EnumSet.of(Role.CUSTODIAN, Role.DEPUTY);
  private static final Set<Role> OF_ALLOCATION =
      EnumSet.of(Role.ALLOCATED_WORKER, Role.MANAGER_OF_ALLOCATED_WORKER);

  private final Route route;
  private final Duration decisionTime;
  private final Set<String> names = new HashSet<>();

  CaseRules(Route route, Duration decisionTime) {
    this.route = route;
    this.decisionTime = decisionTime;
  }

  /** Finds what is wrong with a case that could be read. */
  void check(Ladders ladders, FileNode office, FileNode outOfHours) {
    if (ladders.office().isEmpty()) {
      office.fault("is empty: the case needs at least one step by day");
    }
    check(ladders.office(), office);
    check(ladders.outOfHours(), outOfHours);
    checkNight(ladders.outOfHours(), outOfHours);
  }

  private void check(List<Step> ladder, FileNode place) {
    Duration before = Duration.ZERO;
    List<FileNode> places = place.elements();
    for (int i = 0; i < ladder.size(); i++) {
      check(ladder.get(i), places.get(i), before);
      before = ladder.get(i).delay();
    }
    boolean human = ladder.isEmpty() || ladder.getLast().tell().stream().anyMatch(this::isHuman);
    if (!human) {
      places
          .getLast()
          .inside("tell")
          .fault("ends with no human: name a role or relationship on the last step");
    }
  }

  /** The rota is watched for gaps of duty by day only. */
  private void checkNight(List<Step> ladder, FileNode place) {
    if (!ladder.isEmpty()
        && ladder.getLast().tell().stream().anyMatch(this::isHuman)
        && ladder.getLast().tell().stream().noneMatch(this::isOfTheNight)) {
      place
          .elements()
          .getLast()
          .inside("tell")
          .fault(
              "ends with nobody of the night: name one of the Emergency Duty Service, or a"
                  + " manager, on the last step");
    }
  }

  private boolean isOfTheNight(Audience audience) {
    return isHuman(audience) && audience.role() != Role.DUTY_SOCIAL_WORKER;
  }

  private void check(Step step, FileNode place, Duration before) {
    if (!names.add(step.name())) {
      place.inside("step").fault("comes twice in this case: its second would tell nobody anew");
    }
    if (step.delay().compareTo(before) < 0) {
      place
          .inside("after")
          .fault("is shorter than the wait of the step before it: put the steps in order");
    }
    if (step.delay().compareTo(decisionTime) > 0) {
      place
          .inside("after")
          .fault(
              "is longer than the decision may take (%s hours): shorten it"
                  .formatted(decisionTime.toHours()));
    }
    checkAudience(step, place.inside("tell"));
  }

  private void checkAudience(Step step, FileNode tell) {
    for (int i = 0; i < step.tell().size(); i++) {
      if (isLeak(step.tell().get(i).role())) {
        tell.elements()
            .get(i)
            .fault(
                "may not know of a restricted child: use custodian, deputy or"
                    + " safeguarding-manager");
      }
    }
    if (step.tell().stream().map(Audience::role).noneMatch(this::canBe)) {
      tell.fault(
          "reaches nobody in the case %s: name somebody whom it has".formatted(route.code()));
    }
  }

  private boolean isLeak(Role role) {
    return route == Route.RESTRICTED && !KEEPERS.contains(role);
  }

  /** Whether there can be somebody in that role in this case. */
  private boolean canBe(Role role) {
    return switch (route) {
      case RESTRICTED -> KEEPERS.contains(role);
      case NOBODY_ALLOCATED, LAST_TEAM, CLOSED_CASE ->
          !OF_RESTRICTED_ONLY.contains(role) && !OF_ALLOCATION.contains(role);
      case OPEN, UNBORN, ENDED_PLAN -> !OF_RESTRICTED_ONLY.contains(role);
    };
  }

  private boolean isHuman(Audience audience) {
    return audience.role().kind() != Role.Kind.MAILBOX && canBe(audience.role());
  }
}
