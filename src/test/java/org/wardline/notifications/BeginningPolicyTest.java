package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.BeginningPolicy.Beginning;
import org.wardline.teams.OfficeHours;

class BeginningPolicyTest {
  private static final OfficeHours HOURS = OfficeHours.standard(Set.of());
  private static final Instant DAY = Instant.parse("2026-03-10T10:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-03-10T23:00:00Z");
  private static final Instant OPENING = Instant.parse("2026-03-11T08:30:00Z");
  private static final Beginning AT_ONCE_BY_DAY = new Beginning(false, DAY);
  private static final Beginning QUIETLY_BY_DAY = new Beginning(true, DAY);
  private static final Beginning AT_ONCE_BY_NIGHT = new Beginning(false, NIGHT);
  private static final Beginning QUIETLY_BY_NIGHT = new Beginning(true, OPENING);

  private final BeginningPolicy byDay = new BeginningPolicy(HOURS, DAY);
  private final BeginningPolicy byNight = new BeginningPolicy(HOURS, NIGHT);

  @Test
  void in_office_hours_what_somebody_held_who_is_away_moves_at_once() {
    assertThat(byDay.afterAbsence(false, false, 0)).contains(AT_ONCE_BY_DAY);
    assertThat(byDay.afterAbsence(false, false, 2)).contains(AT_ONCE_BY_DAY);
    assertThat(byDay.afterAbsence(true, false, 0)).contains(AT_ONCE_BY_DAY);
    assertThat(byDay.afterAbsence(true, true, 0)).contains(AT_ONCE_BY_DAY);
  }

  @Test
  void what_somebody_had_acknowledged_who_is_away_calls_out_nobody_at_night() {
    assertThat(byNight.afterAbsence(true, false, 1)).contains(QUIETLY_BY_NIGHT);
  }

  @Test
  void what_waited_for_the_morning_goes_on_waiting() {
    assertThat(byNight.afterAbsence(false, true, 0)).contains(QUIETLY_BY_NIGHT);
    assertThat(byDay.afterAbsence(false, true, 0)).contains(QUIETLY_BY_DAY);
  }

  @Test
  void what_the_night_service_was_told_of_stays_with_it_until_the_office_opens() {
    assertThat(byNight.afterAbsence(false, false, 1)).isEmpty();
  }

  @Test
  void what_nobody_of_the_night_service_knows_of_goes_to_it_at_once() {
    assertThat(byNight.afterAbsence(false, false, 0)).contains(AT_ONCE_BY_NIGHT);
  }

  @Test
  void a_late_decision_is_asked_for_at_once_by_day_and_calls_out_nobody_at_night() {
    assertThat(byDay.afterLateDecision()).isEqualTo(AT_ONCE_BY_DAY);
    assertThat(byNight.afterLateDecision()).isEqualTo(QUIETLY_BY_NIGHT);
  }

  @Test
  void what_the_night_hands_to_the_day_waits_for_it() {
    assertThat(byNight.afterHandOver(false, false)).isEqualTo(QUIETLY_BY_NIGHT);
  }

  @Test
  void what_is_handed_over_by_day_or_to_the_night_or_is_restricted_does_not_wait() {
    assertThat(byDay.afterHandOver(false, false)).isEqualTo(AT_ONCE_BY_DAY);
    assertThat(byNight.afterHandOver(false, true)).isEqualTo(AT_ONCE_BY_NIGHT);
    assertThat(byNight.afterHandOver(true, false)).isEqualTo(AT_ONCE_BY_NIGHT);
  }
}
