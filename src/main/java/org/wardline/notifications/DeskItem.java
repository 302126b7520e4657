package org.wardline.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.teams.Role;

/**
 * One line of a person's list. The child is named by id only.
 *
 * @param answerBy when somebody else will be told unless it is acknowledged, or null
 * @param unansweredSince when it was first passed on because nobody answered, or null; of the
 *     running round
 * @param thenTold who that is; empty when nobody is left to be told
 * @param concludeBy when a decision is due, once acknowledged, or null
 * @param owner who holds it, by name, or null
 * @param ownedSince since when, or null
 * @param ownedByReader whether the reader is the owner
 * @param outcome what was decided, in words, or null
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
    Instant unansweredSince,
    List<Role> thenTold,
    Instant concludeBy,
    String owner,
    Instant ownedSince,
    boolean ownedByReader,
    String outcome,
    boolean unread) {

  public DeskItem {
    thenTold = List.copyOf(thenTold);
  }
}
