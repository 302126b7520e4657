package org.wardline.teams;

/**
 * A decision that can be recorded about a notification.
 *
 * @param code never changes its meaning, because it is kept with what was decided
 * @param withdraws whether the notification ought not to have been: everybody who was told is told
 *     so
 */
public record Outcome(String code, String words, boolean withdraws) {}
