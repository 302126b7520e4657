package org.wardline.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.PaperRota;

/** An office that is closed as long as offices are is not a fault. */
class LongestClosureTest {

  private static Duration limit() throws NoSuchMethodException {
    WithDefault limit =
        AuditorConfig.class.getDeclaredMethod("longestClosure").getAnnotation(WithDefault.class);
    return DurationConverter.parseDuration(limit.value());
  }

  /** The longest time around Christmas for which the office is closed. */
  private static Duration around(LocalDate christmas, Set<LocalDate> closures) {
    OfficeHours usual = PaperRota.hours();
    Set<LocalDate> all = new HashSet<>(usual.closures());
    all.addAll(closures);
    OfficeHours hours = new OfficeHours(usual.open(), all);
    return christmas
        .minusDays(7)
        .datesUntil(christmas.plusDays(14))
        .map(day -> day.atTime(12, 0).atZone(PaperRota.LONDON).toInstant())
        .map(noon -> closedFor(hours, hours.closedFrom(noon)))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static Duration closedFor(OfficeHours hours, Instant from) {
    return Duration.between(from, hours.openFrom(from));
  }

  @ParameterizedTest
  @ValueSource(ints = {2025, 2026, 2027})
  void an_office_that_closes_from_christmas_eve_to_the_new_year_is_not_silent_for_too_long(int year)
      throws NoSuchMethodException {
    LocalDate christmas = LocalDate.of(year, 12, 25);
    Set<LocalDate> between = Set.copyOf(christmas.datesUntil(christmas.plusDays(7)).toList());

    assertThat(around(christmas, between)).isGreaterThan(Duration.ofDays(8)).isLessThan(limit());
  }

  @Test
  void nor_is_one_with_the_closures_of_the_manuals_example() throws NoSuchMethodException {
    Set<LocalDate> example = Set.of(LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 30));

    assertThat(around(LocalDate.of(2026, 12, 25), example))
        .isGreaterThan(Duration.ofDays(6))
        .isLessThan(limit());
  }
}
