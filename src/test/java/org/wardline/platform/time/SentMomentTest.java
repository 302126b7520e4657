package org.wardline.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.notifications.ReviewPlace;
import org.wardline.platform.data.Place;

class SentMomentTest {
  private static final String ID = "_" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T00:00:00Z",
        "-1000000000-01-01T00:00:00Z",
        "1899-12-31T23:59:59Z",
        "2201-01-01T00:00:00Z",
        "soon",
        ""
      })
  void what_is_no_moment_or_out_of_all_reach_is_none(String sent) {
    assertThat(SentMoment.find(sent)).isEmpty();
    assertThat(SentMoment.findOnTheWall(sent.replace("Z", ""))).isEmpty();
    assertThat(Place.find(sent + ID)).isEmpty();
    assertThat(ReviewPlace.find("open_" + sent + ID)).isEmpty();
  }

  @Test
  void nothing_is_none() {
    assertThat(SentMoment.find(null)).isEmpty();
    assertThat(SentMoment.findOnTheWall(null)).isEmpty();
  }

  @Test
  void a_moment_of_ours_is_read_to_its_last_part_of_a_second() {
    assertThat(SentMoment.find("2026-03-10T10:00:00.123456Z"))
        .contains(Instant.parse("2026-03-10T10:00:00.123456Z"));
    assertThat(SentMoment.findOnTheWall("2026-03-10T02:00"))
        .contains(LocalDateTime.parse("2026-03-10T02:00"));
    assertThat(Place.find("2026-03-10T10:00:00Z" + ID)).isPresent();
  }
}
