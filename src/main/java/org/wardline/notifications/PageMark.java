package org.wardline.notifications;

/**
 * Marks of a notification as a page shows it: opaque texts that differ when it does.
 *
 * @param happened of its events and its round: what somebody must have read who answers it
 * @param stands of its state and who holds it as well
 */
public record PageMark(String happened, String stands) {}
