package org.wardline.register;

import java.time.Instant;

/**
 * How it stands with a council's uploads to CP-IS.
 *
 * @param on whether files are made
 * @param paused why none is made although they are on: no_telephone, client_too_old, or null
 * @param last the newest file, or null
 */
public record UploadStanding(boolean on, String paused, LastFile last) {

  /**
   * A file that was made.
   *
   * @param state made, sending, sent, refused, undelivered or answered
   * @param code CPF01 to CPF06 of its answer, or null
   */
  public record LastFile(long sequence, int records, String state, Instant madeAt, String code) {}
}
