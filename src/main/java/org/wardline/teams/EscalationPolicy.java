package org.wardline.teams;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told after which wait, as two ladders of steps. It is copied onto a notification when that
 * opens, so that a later change of policy never changes a running clock.
 *
 * @param office steps of the day; each but one marked {@code anyTime} waits for office hours
 * @param outOfHours steps of nights, weekends and bank holidays
 */
public record EscalationPolicy(List<Step> office, List<Step> outOfHours) {

  public EscalationPolicy {
    office = List.copyOf(office);
    outOfHours = List.copyOf(outOfHours);
    if (office.isEmpty()) {
      throw new IllegalArgumentException("an escalation policy needs at least one office step");
    }
  }

  /**
   * One rung.
   *
   * @param name unique within the policy; part of a delivery's natural key
   * @param delay from the beginning of the round (out of hours: of that ladder)
   * @param anyTime whether an office step is taken out of hours as well
   */
  public record Step(String name, Duration delay, boolean anyTime, List<Audience> tell) {
    public Step {
      tell = List.copyOf(tell);
    }
  }

  /** Who is told on a step, and how. */
  public record Audience(Role role, Set<Channel> channels) {
    public Audience {
      channels = Set.copyOf(channels);
    }
  }

  /** The same steps, none of which is taken out of hours. */
  public EscalationPolicy byDay() {
    return new EscalationPolicy(
        office.stream().map(s -> new Step(s.name(), s.delay(), false, s.tell())).toList(),
        List.of());
  }

  /**
   * The default waits and recipients; source: domain.md §2, "Default waits" and "Out of hours,
   * default".
   */
  public static EscalationPolicy standard(Route route, Waits waits) {
    return switch (route) {
      case OPEN ->
          new EscalationPolicy(
              List.of(
                  atOnce("allocated", told(Role.ALLOCATED_WORKER, Channel.DESKTOP), backup()),
                  after("duty", waits.dutySocialWorker(), toldBoth(Role.DUTY_SOCIAL_WORKER)),
                  after("manager", waits.teamManager(), toldBoth(Role.TEAM_MANAGER))),
              emergencyDuty(waits));
      case NOBODY_ALLOCATED ->
          new EscalationPolicy(
              List.of(
                  atOnce("duty", toldBoth(Role.DUTY_SOCIAL_WORKER), backup()),
                  after("manager", waits.teamManager(), toldBoth(Role.TEAM_MANAGER))),
              emergencyDuty(waits));
      case ENDED_PLAN ->
          new EscalationPolicy(
              List.of(
                  after(
                      "allocated",
                      Duration.ZERO,
                      told(Role.ALLOCATED_WORKER, Channel.DESKTOP),
                      backup()),
                  after("duty", waits.dutySocialWorker(), toldBoth(Role.DUTY_SOCIAL_WORKER)),
                  after("manager", waits.teamManager(), toldBoth(Role.TEAM_MANAGER))),
              List.of());
      case LAST_TEAM, CLOSED_CASE ->
          new EscalationPolicy(
              List.of(
                  after("duty", Duration.ZERO, toldBoth(Role.DUTY_SOCIAL_WORKER), backup()),
                  after("manager", waits.teamManager(), toldBoth(Role.TEAM_MANAGER))),
              List.of());
      case RESTRICTED ->
          new EscalationPolicy(
              List.of(
                  atOnce("custodian", toldBoth(Role.CUSTODIAN)),
                  anyTime("deputy", waits.deputy(), toldBoth(Role.DEPUTY)),
                  anyTime(
                      "safeguarding",
                      waits.safeguardingManager(),
                      toldBoth(Role.SAFEGUARDING_MANAGER))),
              List.of());
    };
  }

  private static List<Step> emergencyDuty(Waits waits) {
    return List.of(
        after("eds", Duration.ZERO, toldBoth(Role.EDS)),
        after("second eds", waits.secondEds(), toldBoth(Role.SECOND_EDS)),
        after("eds manager", waits.edsManager(), toldBoth(Role.EDS_MANAGER)));
  }

  private static Step atOnce(String name, Audience... tell) {
    return new Step(name, Duration.ZERO, true, List.of(tell));
  }

  private static Step after(String name, Duration wait, Audience... tell) {
    return new Step(name, wait, false, List.of(tell));
  }

  private static Step anyTime(String name, Duration wait, Audience... tell) {
    return new Step(name, wait, true, List.of(tell));
  }

  private static Audience backup() {
    return told(Role.DUTY_AND_ADVICE, Channel.EMAIL);
  }

  private static Audience told(Role role, Channel channel) {
    return new Audience(role, EnumSet.of(channel));
  }

  private static Audience toldBoth(Role role) {
    return new Audience(role, EnumSet.of(Channel.DESKTOP, Channel.EMAIL));
  }
}
