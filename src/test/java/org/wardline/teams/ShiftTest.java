package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.PaperRota.EDS_TEAM;
import static org.wardline.teams.PaperRota.FIRST;
import static org.wardline.teams.PaperRota.LONDON;
import static org.wardline.teams.PaperRota.event;
import static org.wardline.teams.PaperRota.staff;
import static org.wardline.teams.PaperRota.turns;
import static org.wardline.teams.Workers.id;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftTest {
  @Test
  void turns_that_change_hands_at_half_past_one_follow_each_other_in_both_dst_nights() {
    List<RotaEvent> events =
        List.of(
            event("idris", "eds", "2026-01-01T01:30", 720, "FREQ=DAILY"),
            event("joan", "eds", "2026-01-01T13:30", 720, "FREQ=DAILY"));
    Staff staff = staff(turns(events));

    for (String night : List.of("2026-03-28", "2026-10-24")) {
      Instant minute = LocalDate.parse(night).atTime(20, 0).atZone(LONDON).toInstant();
      Instant morning = LocalDate.parse(night).plusDays(1).atTime(12, 0).atZone(LONDON).toInstant();
      while (minute.isBefore(morning)) {
        assertThat(staff.onShift(Shift.EDS, minute)).as(minute.toString()).hasSize(1);
        minute = minute.plus(Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void a_night_turn_is_an_hour_shorter_in_spring_and_an_hour_longer_in_autumn() {
    Shift night =
        new Shift(
            EDS_TEAM, Shift.EDS, id("karim"), List.of(6), LocalTime.of(17, 0), 930, FIRST, null);

    assertThat(lengthOf(night, "2026-03-21")).isEqualTo(Duration.ofMinutes(930));
    assertThat(lengthOf(night, "2026-03-28")).isEqualTo(Duration.ofMinutes(870));
    assertThat(lengthOf(night, "2026-10-24")).isEqualTo(Duration.ofMinutes(990));
  }

  private static Duration lengthOf(Shift shift, String saturday) {
    Instant noon = LocalDate.parse(saturday).atTime(12, 0).atZone(LONDON).toInstant();
    Span run = shift.runs(noon, noon).reduce((first, last) -> last).orElseThrow();
    return Duration.between(run.from(), run.until());
  }
}
