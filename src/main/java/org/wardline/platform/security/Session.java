package org.wardline.platform.security;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is signed in.
 *
 * @param id random; each sign-in begins another
 * @param subject the opaque one of their identity
 */
public record Session(UUID id, String subject, Instant expiresAt) {
  /** The attribute of a request's identity that holds the id of its session. */
  public static final String ATTRIBUTE = "wardline.session";

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "Session[redacted]";
  }
}
