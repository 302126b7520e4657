package org.wardline.intake;

import java.time.Duration;
import java.util.Set;

/**
 * Somebody whose credentials are known.
 *
 * @param organisations the ODS codes that they may speak for
 * @param silentAfter after how long without a message something is wrong
 */
record Sender(String id, Set<String> organisations, Duration silentAfter) {}
