package org.wardline.register;

import java.time.Instant;

/**
 * How fresh the register is, over all authorities.
 *
 * @param beganAt when the oldest of their newest complete loads began, or null when one of them has
 *     loaded nothing
 * @param completedAt when it was complete, or null
 */
public record RegisterFreshness(Instant beganAt, Instant completedAt) {}
