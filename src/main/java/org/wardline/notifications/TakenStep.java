package org.wardline.notifications;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.Role;
import org.wardline.teams.Staff.Recipient;

/**
 * A step that is taken; nobody told means that it was passed over.
 *
 * @param escalates whether it is taken because those of an earlier step did not answer, or were not
 *     there
 */
record TakenStep(Step step, List<Recipient> told, boolean escalates) {
  TakenStep {
    told = List.copyOf(told);
  }

  /** A mailbox is nobody, where the step asks a person as well. */
  boolean reachesNobody() {
    boolean asksAPerson =
        step.tell().stream().anyMatch(audience -> audience.role().kind() != Role.Kind.MAILBOX);
    return asksAPerson
        ? told.stream().allMatch(to -> to.role().kind() == Role.Kind.MAILBOX)
        : told.isEmpty();
  }

  TakenStep withoutMailboxes() {
    return new TakenStep(
        step,
        told.stream().filter(to -> to.role().kind() != Role.Kind.MAILBOX).toList(),
        escalates);
  }

  /** What it tells others; empty when it tells this worker alone, who knows already. */
  Optional<TakenStep> toOthersThan(UUID worker) {
    List<Recipient> others = told.stream().filter(to -> !to.id().equals(worker)).toList();
    return others.isEmpty() && !told.isEmpty()
        ? Optional.empty()
        : Optional.of(new TakenStep(step, others, escalates));
  }

  Line line(Notification notification, Instant now) {
    return Line.of(notification, what(), null, words(), now).telling(told.size(), escalates);
  }

  Line line(Review review, Instant now) {
    return Line.of(review, what(), words(), now).telling(told.size(), escalates);
  }

  private What what() {
    return told.isEmpty() ? What.STEP_PASSED_OVER : What.STEP_TAKEN;
  }

  /** {@code duty: duty social worker by desktop and e-mail, Duty & Advice by e-mail}. */
  private String words() {
    Map<Role, Set<String>> channels = new LinkedHashMap<>();
    told.forEach(
        to ->
            channels.computeIfAbsent(to.role(), role -> new TreeSet<>()).add(to.channel().words()));
    String by =
        channels.entrySet().stream()
            .map(of -> of.getKey().words() + " by " + String.join(" and ", of.getValue()))
            .collect(Collectors.joining(", "));
    return by.isEmpty() ? step.name() : step.name() + ": " + by;
  }
}
