package org.wardline.register;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is to be sent.
 *
 * @see #triedAt() when it was last about to be sent: then it may have been
 */
public final class DueUpload {

  private final UUID id;
  private final long sequence;
  private final Optional<Instant> triedAt;
  private final byte[] body;

  DueUpload(UUID id, long sequence, Optional<Instant> triedAt, byte[] body) {
    this.id = id;
    this.sequence = sequence;
    this.triedAt = triedAt;
    this.body = body.clone();
  }

  /** Our own id of the message. */
  public UUID id() {
    return id;
  }

  public long sequence() {
    return sequence;
  }

  public Optional<Instant> triedAt() {
    return triedAt;
  }

  public byte[] body() {
    return Arrays.copyOf(body, body.length);
  }
}
