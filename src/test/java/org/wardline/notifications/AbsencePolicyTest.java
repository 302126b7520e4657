package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardline.notifications.AbsencePolicy.Move;

class AbsencePolicyTest {

  @Test
  void in_office_hours_it_moves_at_once() {
    assertThat(AbsencePolicy.decide(false, false, 0, true)).isEqualTo(Move.AT_ONCE);
    assertThat(AbsencePolicy.decide(false, false, 2, true)).isEqualTo(Move.AT_ONCE);
    assertThat(AbsencePolicy.decide(true, false, 0, true)).isEqualTo(Move.AT_ONCE);
  }

  @Test
  void what_somebody_had_acknowledged_calls_out_nobody_at_night() {
    assertThat(AbsencePolicy.decide(true, false, 1, false)).isEqualTo(Move.QUIETLY);
  }

  @Test
  void what_waited_for_the_morning_goes_on_waiting() {
    assertThat(AbsencePolicy.decide(false, true, 0, false)).isEqualTo(Move.QUIETLY);
    assertThat(AbsencePolicy.decide(false, true, 0, true)).isEqualTo(Move.QUIETLY);
  }

  @Test
  void what_the_night_service_was_told_of_stays_with_it_until_the_office_opens() {
    assertThat(AbsencePolicy.decide(false, false, 1, false)).isEqualTo(Move.NOT_YET);
  }

  @Test
  void what_nobody_of_the_night_service_knows_of_goes_to_it_at_once() {
    assertThat(AbsencePolicy.decide(false, false, 0, false)).isEqualTo(Move.AT_ONCE);
  }
}
