package org.wardline.platform.sealing;

/**
 * Sealed bytes that no known key opens in this place: changed, moved to another row, or sealed with
 * a lost key.
 */
public class SealBrokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBrokenException(Throwable cause) {
    super("sealed bytes cannot be opened here", cause);
  }
}
