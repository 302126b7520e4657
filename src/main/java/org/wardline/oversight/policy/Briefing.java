package org.wardline.oversight.policy;

import java.util.List;
import java.util.stream.Stream;
import org.wardline.inbox.WhatToDo;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.BriefingText;
import org.wardline.teams.BriefingText.Block;
import org.wardline.teams.Briefings;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.Outcome;
import org.wardline.teams.Route;

/**
 * What an allocated or a duty social worker is to know, with the waits of the policy in force.
 *
 * @param word of the reader, in the address
 * @param steps what to do when a notification comes
 * @param own what the council says of it in its own words; empty when it says nothing
 * @param others who is told when nobody answers
 * @param holding what is expected of who holds it
 * @param outcomes what can be recorded
 */
record Briefing(
    String word,
    String title,
    String lead,
    List<String> steps,
    List<Block> own,
    List<String> others,
    List<String> holding,
    List<String> outcomes) {
  Briefing {
    steps = List.copyOf(steps);
    own = List.copyOf(own);
    others = List.copyOf(others);
    holding = List.copyOf(holding);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The briefing of one reader.
   *
   * @param text the council's own words, or null
   */
  static Briefing of(Briefings.Reader reader, AuthorityPolicy policy, BriefingText text) {
    boolean duty = reader == Briefings.Reader.DUTY;
    EscalationPolicy open = policy.of(Route.OPEN);
    return new Briefing(
        reader.word(),
        duty ? "Briefing for duty social workers" : "Briefing for allocated social workers",
        duty
            ? "You are told when the allocated social worker does not answer, is away, or there is"
                + " none."
            : "You are told when the NHS has seen, or has looked up, a child to whom you are"
                + " allocated.",
        WhatToDo.briefing(reader, text, open.outcome()),
        text == null ? List.of() : text.blocks(),
        others(open),
        PolicyWording.outcome(open.outcome()),
        policy.outcome().choices().stream().map(Outcome::words).toList());
  }

  private static List<String> others(EscalationPolicy policy) {
    return Stream.concat(
            PolicyWording.steps(policy).stream(), PolicyWording.unanswered(policy).stream())
        .toList();
  }
}
