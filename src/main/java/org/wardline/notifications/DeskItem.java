package org.wardline.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of a person's list. The child is named by id only.
 *
 * @param answerBy when somebody else will be told unless it is acknowledged, or null
 * @param concludeBy when a decision is due, once acknowledged, or null
 * @param owner who holds it, by name, or null
 * @param unread whether it stands on this person's desktop and they have not opened it
 */
public record DeskItem(
    UUID id,
    String reference,
    NotificationState state,
    UUID child,
    boolean restricted,
    Instant openedAt,
    Instant answerBy,
    Instant concludeBy,
    String owner,
    Outcome outcome,
    boolean unread) {}
