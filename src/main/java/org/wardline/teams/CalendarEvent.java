package org.wardline.teams;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One event of a calendar as it is written there; who and which team it means is not known yet.
 *
 * @param slots one of them names the slot: its categories, then the first words of its title
 * @param location the team's name, or null
 * @param attendees people who have not declined: e-mail addresses, or {@code urn:uuid:} and a
 *     worker's id
 * @param startsAt null only where it is cancelled
 * @param cancelled whether it says that the event, or one turn of it, does not take place
 */
record CalendarEvent(
    String uid,
    LocalDateTime recurrence,
    List<String> slots,
    String location,
    List<String> attendees,
    LocalDateTime startsAt,
    long lastsMinutes,
    String rule,
    List<LocalDateTime> exceptOn,
    List<LocalDateTime> alsoOn,
    boolean cancelled) {}
