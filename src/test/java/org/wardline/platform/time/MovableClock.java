package org.wardline.platform.time;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of all tests: it stands still on a Tuesday morning in office hours until a test moves
 * it.
 */
@Alternative
@Priority(1)
@Singleton
public class MovableClock extends Clock {

  /** Tuesday 10 March 2026, 10:00 in London (winter time). */
  public static final Instant START = Instant.parse("2026-03-10T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  /** Sets the clock to a moment, earlier or later. */
  public void setTo(Instant moment) {
    now.set(moment);
  }

  /** Moves the clock forward. */
  public void advance(Duration duration) {
    now.updateAndGet(moment -> moment.plus(duration));
  }

  /** Sets the clock back to {@link #START}. */
  public void reset() {
    setTo(START);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("zones are applied where a rule needs one");
  }
}
