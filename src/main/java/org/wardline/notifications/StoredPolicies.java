package org.wardline.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.OutcomeRules;

/** Writes and reads the policy that was in force when a notification opened. */
@ApplicationScoped
class StoredPolicies {
  private final ObjectMapper json;

  StoredPolicies(ObjectMapper json) {
    this.json = json;
  }

  /** The text that is kept with a notification. */
  String copy(EscalationPolicy policy) {
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy is a plain record", e);
    }
  }

  /** What is expected of its owner. */
  OutcomeRules outcomeOf(Notification notification) {
    return read(notification.id(), notification.policy(), false).outcome();
  }

  /** As it holds for the running round: one that waits for the morning has no night ladder. */
  EscalationPolicy read(UUID notification, String stored, boolean waitsForMorning) {
    try {
      EscalationPolicy policy = json.readValue(stored, EscalationPolicy.class);
      return waitsForMorning ? policy.byDay() : policy;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the policy of notification " + notification, e);
    }
  }
}
