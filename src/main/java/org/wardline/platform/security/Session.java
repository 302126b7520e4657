package org.wardline.platform.security;

import java.time.Instant;

/** That somebody is signed in: the opaque subject of their identity, and until when. */
public record Session(String subject, Instant expiresAt) {

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }

  @Override
  public String toString() {
    return "Session[redacted]";
  }
}
