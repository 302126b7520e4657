package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.register.UploadSchedulePolicy.Known;

class UploadSchedulePolicyTest {

  private static final Instant NIGHT = Instant.parse("2026-07-08T01:00:00Z");

  private final UploadSchedulePolicy policy =
      new UploadSchedulePolicy(
          LocalTime.of(2, 0), Optional.of(DayOfWeek.SUNDAY), false, Duration.ofHours(24));

  @Test
  void a_nightly_file_is_due_at_two_in_the_morning_of_London() {
    Instant lastNight = NIGHT.minus(Duration.ofHours(24));

    assertThat(policy.isDue(planned(lastNight), NIGHT.minusSeconds(1))).isFalse();
    assertThat(policy.isDue(planned(lastNight), NIGHT)).isTrue();
    assertThat(policy.isDue(planned(NIGHT), NIGHT.plusSeconds(300))).isFalse();
  }

  @Test
  void nothing_is_due_while_uploads_are_off_or_pause() {
    assertThat(policy.isDue(new Known(false, false, NIGHT, null, null, null), NIGHT)).isFalse();
    assertThat(policy.isDue(new Known(true, true, NIGHT, null, null, null), NIGHT)).isFalse();
  }

  @Test
  void a_file_that_waits_for_its_answer_holds_up_the_next_for_a_day() {
    Known waiting = new Known(true, false, NIGHT, NIGHT, NIGHT, null);

    assertThat(policy.isDue(waiting, NIGHT.plus(Duration.ofHours(23)))).isFalse();
    assertThat(policy.isDue(waiting, NIGHT.plus(Duration.ofHours(24)))).isTrue();
  }

  @Test
  void a_file_on_demand_is_due_at_once_and_a_resubmission_at_its_time() {
    assertThat(policy.isDue(new Known(true, false, NIGHT, NIGHT, null, null), NIGHT)).isTrue();
    Known again = new Known(true, false, null, NIGHT, null, NIGHT.plusSeconds(3600));
    assertThat(policy.isDue(again, NIGHT.plusSeconds(3599))).isFalse();
    assertThat(policy.isDue(again, NIGHT.plusSeconds(3600))).isTrue();
  }

  @Test
  void the_night_that_the_clocks_go_forward_has_its_file() {
    Instant spring = Instant.parse("2026-03-29T01:30:00Z");

    assertThat(policy.isDue(planned(Instant.parse("2026-03-28T02:00:00Z")), spring)).isTrue();
  }

  @Test
  void only_the_weekday_of_the_setting_is_full() {
    assertThat(policy.isFull(Instant.parse("2026-03-08T02:00:00Z"))).isTrue();
    assertThat(policy.isFull(NIGHT)).isFalse();
  }

  private static Known planned(Instant at) {
    return new Known(true, false, null, at, null, null);
  }
}
