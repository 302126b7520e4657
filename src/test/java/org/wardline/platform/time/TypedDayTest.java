package org.wardline.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-27",
        " 2026-03-27 ",
        "Friday 27 March 2026",
        "friday 27 march 2026",
        "27 March 2026",
        "27/3/2026",
        "27/03/2026"
      })
  void a_day_is_read_as_a_browser_sends_it_or_people_write_it(String typed) {
    assertThat(TypedDay.find(typed)).contains(LocalDate.of(2026, 3, 27));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "soon", "Monday 27 March 2026", "30 February 2026", "3/27/2026", "1803-03-27"})
  void what_is_no_day_is_none(String typed) {
    assertThat(TypedDay.find(typed)).isEmpty();
  }
}
