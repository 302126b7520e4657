package org.wardline.oversight.policy;

import java.util.List;
import java.util.stream.Stream;
import org.wardline.inbox.WhatToDo;
import org.wardline.teams.EscalationPolicy;

/**
 * What an allocated or a duty social worker is to know, with the waits of the policy in force.
 *
 * @param steps what to do when a notification comes
 * @param others who is told when nobody answers
 * @param holding what is expected of who holds it
 * @param outcomes what can be recorded
 */
record Briefing(
    String title,
    String lead,
    List<String> steps,
    List<String> others,
    List<String> holding,
    List<String> outcomes) {
  Briefing {
    steps = List.copyOf(steps);
    others = List.copyOf(others);
    holding = List.copyOf(holding);
    outcomes = List.copyOf(outcomes);
  }

  static Briefing of(WhatToDo.Reader reader, EscalationPolicy policy, List<String> outcomes) {
    boolean duty = reader == WhatToDo.Reader.DUTY;
    return new Briefing(
        duty ? "Briefing for duty social workers" : "Briefing for allocated social workers",
        duty
            ? "You are told when the allocated social worker does not answer, is away, or there is"
                + " none."
            : "You are told when the NHS has seen, or has looked up, a child to whom you are"
                + " allocated.",
        WhatToDo.steps(reader, true, false),
        Stream.concat(
                policy.office().stream()
                    .map(step -> "In office hours. " + PolicyWording.step(step)),
                policy.outOfHours().stream()
                    .map(step -> "Out of hours. " + PolicyWording.step(step)))
            .toList(),
        PolicyWording.outcome(policy.outcome()),
        outcomes);
  }
}
