package org.wardline.notifications;

import java.util.UUID;
import org.wardline.messages.CareEvent;

/** A care event and the child whom it is about. */
public record MatchedEvent(UUID careEventId, CareEvent event, FollowedChild child) {}
