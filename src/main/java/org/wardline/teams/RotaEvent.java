package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One event of the rota's calendar, in Europe/London wall-clock time.
 *
 * @param uid the calendar's own name for it; an override has that of the event that it overrides
 * @param recurrence of an override: the beginning that it replaces; else null
 * @param workers who is on duty, several at a time
 * @param rule an RFC 5545 RRULE, or null when it does not recur by one
 * @param exceptOn beginnings that are left out
 * @param alsoOn beginnings beside the rule's
 */
record RotaEvent(
    String authority,
    String uid,
    LocalDateTime recurrence,
    UUID team,
    String slot,
    List<UUID> workers,
    LocalDateTime startsAt,
    int lastsMinutes,
    String rule,
    List<LocalDateTime> exceptOn,
    List<LocalDateTime> alsoOn) {

  RotaEvent {
    workers = List.copyOf(workers);
    exceptOn = List.copyOf(exceptOn);
    alsoOn = List.copyOf(alsoOn);
  }

  /** The natural key as an id. */
  UUID id() {
    return id(authority, uid, recurrence);
  }

  static UUID id(String authority, String uid, LocalDateTime recurrence) {
    String key = String.join("|", authority, uid, String.valueOf(recurrence));
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  boolean isOverride() {
    return recurrence != null;
  }

  /** The same turn, replaced by one that these workers have. */
  RotaEvent overriddenOn(LocalDateTime begin, List<UUID> others) {
    return new RotaEvent(
        authority, uid, begin, team, slot, others, begin, lastsMinutes, null, List.of(), List.of());
  }

  RotaEvent with(List<UUID> others) {
    return new RotaEvent(
        authority,
        uid,
        recurrence,
        team,
        slot,
        others,
        startsAt,
        lastsMinutes,
        rule,
        exceptOn,
        alsoOn);
  }

  /** The same, with one more beginning that is left out. */
  RotaEvent without(LocalDateTime begin) {
    return new RotaEvent(
        authority,
        uid,
        recurrence,
        team,
        slot,
        workers,
        startsAt,
        lastsMinutes,
        rule,
        Stream.concat(exceptOn.stream(), Stream.of(begin)).sorted().distinct().toList(),
        alsoOn);
  }
}
