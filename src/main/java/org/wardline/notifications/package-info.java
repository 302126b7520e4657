/**
 * The obligation to know: episodes, notifications, their rounds, deliveries and history, and the
 * answers of people.
 *
 * <p>Doors: {@link org.wardline.notifications.Notifications} (matching and escalation), {@link
 * org.wardline.notifications.Deliveries} (dispatch), {@link org.wardline.notifications.Answers} and
 * {@link org.wardline.notifications.Desk} (people), {@link org.wardline.notifications.DryRuns} (who
 * writes a policy).
 */
package org.wardline.notifications;
