package org.wardline.teams;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Staff.Recipient;

/**
 * Decides whose a case is at a moment: the people of the first step of the ladder of that time who
 * can be reached. What no night ladder takes, and no step of any time, is the day teams' of the
 * next opening.
 */
public final class OwnerPolicy {
  private final EscalationPolicy policy;
  private final OfficeHours hours;
  private final Staff staff;

  public OwnerPolicy(EscalationPolicy policy, OfficeHours hours, Staff staff) {
    this.policy = policy;
    this.hours = hours;
    this.staff = staff;
  }

  /**
   * Whose a case is.
   *
   * @param step by which they are told
   * @param from when they answer: that moment, or the next opening
   */
  public record Owner(String step, List<Recipient> people, Instant from) {
    public Owner {
      people = List.copyOf(people);
    }
  }

  /** Empty only when no step of the policy reaches anybody, by day or by night. */
  public Optional<Owner> decide(Concerned concerned, Instant at) {
    if (hours.isOpen(at)) {
      return first(policy.office().stream(), concerned, at);
    }
    return first(policy.outOfHours().stream(), concerned, at)
        .or(() -> first(policy.office().stream().filter(Step::anyTime), concerned, at))
        .or(() -> first(policy.office().stream(), concerned, hours.openFrom(at)));
  }

  private Optional<Owner> first(Stream<Step> steps, Concerned concerned, Instant at) {
    return steps
        .map(step -> new Owner(step.name(), people(step, concerned, at), at))
        .filter(owner -> !owner.people().isEmpty())
        .findFirst();
  }

  /** A mailbox owns nothing. */
  private List<Recipient> people(Step step, Concerned concerned, Instant at) {
    return staff.reach(step, concerned, at).stream()
        .filter(recipient -> recipient.role().kind() != Role.Kind.MAILBOX)
        .toList();
  }
}
