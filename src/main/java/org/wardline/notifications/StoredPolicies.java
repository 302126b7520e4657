package org.wardline.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.wardline.teams.EscalationPolicy;

/** Reads the policy that was in force when a notification opened. */
@ApplicationScoped
class StoredPolicies {
  private final ObjectMapper json;

  StoredPolicies(ObjectMapper json) {
    this.json = json;
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
