package org.wardline.teams;

import java.time.Instant;

/**
 * Somebody whom the identity provider let in, and whom nobody in service is.
 *
 * @param subject opaque, as the provider gave it
 */
public record UnknownSignIn(String subject, Instant firstSeen, Instant lastSeen) {
  @Override
  public String toString() {
    return "UnknownSignIn[redacted]";
  }
}
