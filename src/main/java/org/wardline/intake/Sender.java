package org.wardline.intake;

import java.time.Duration;
import java.util.Set;

/**
 * Somebody whose credentials are known.
 *
 * @param organisations the ODS codes that they may speak for
 * @param silentAfter after how long without a message something is wrong
 * @param testNumbers whether they may send NHS numbers of the test range
 */
record Sender(String id, Set<String> organisations, Duration silentAfter, boolean testNumbers) {

  /** Who sends the events about nobody, by which the line is watched. */
  static final String SYNTHETIC = "synthetic";
}
