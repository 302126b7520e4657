package org.wardline.platform.http;

import java.time.Duration;
import java.time.Instant;

/**
 * What matters of an answer.
 *
 * @param retryAfter the header of this name as it came, or null
 */
public record HttpAnswer(int status, String retryAfter) {

  /** How long the server asks to be left alone, an hour at the most; zero when it does not. */
  public Duration wait(Instant now) {
    return RetryAfterPolicy.wait(retryAfter, now);
  }
}
