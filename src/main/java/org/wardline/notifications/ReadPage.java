package org.wardline.notifications;

import java.util.UUID;

/**
 * Which notification somebody answers, and what its page showed them.
 *
 * @param happened the mark of the page, or null when it had none
 */
public record ReadPage(UUID notification, String happened) {}
