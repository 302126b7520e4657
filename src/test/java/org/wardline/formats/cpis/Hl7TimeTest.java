package org.wardline.formats.cpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class Hl7TimeTest {

  @Test
  void a_full_stamp_is_read_with_its_zone() {
    assertTime("20260302231500+0000", "2026-03-02T23:15:00Z", true);
    assertTime("20260702231500+0100", "2026-07-02T22:15:00Z", true);
    assertTime("20260702231500-0530", "2026-07-03T04:45:00Z", true);
    assertTime("20260702231500+01", "2026-07-02T22:15:00Z", true);
    assertTime("20260702231500+1", "2026-07-02T22:15:00Z", true);
    assertTime("20260702231500.1234+0100", "2026-07-02T22:15:00Z", true);
  }

  @Test
  void without_a_zone_it_is_the_wall_clock_of_London() {
    assertTime("20260302231500", "2026-03-02T23:15:00Z", true);
    assertTime("20260702231500", "2026-07-02T22:15:00Z", true);
  }

  @Test
  void a_stamp_cut_from_the_right_is_its_earliest_moment() {
    assertTime("202603022315", "2026-03-02T23:15:00Z", true);
    assertTime("2026030223150", "2026-03-02T23:15:00Z", true);
    assertTime("2026030223", "2026-03-02T23:00:00Z", false);
    assertTime("20260302", "2026-03-02T00:00:00Z", false);
    assertTime("202603", "2026-03-01T00:00:00Z", false);
    assertTime("2026", "2026-01-01T00:00:00Z", false);
    assertTime("2026070223+0100", "2026-07-02T22:00:00Z", false);
  }

  @Test
  void an_hour_that_the_spring_night_skips_moves_forward() {
    assertTime("20260329013000", "2026-03-29T01:30:00Z", true);
  }

  @Test
  void an_hour_that_the_autumn_night_repeats_is_its_first() {
    assertTime("20261025013000", "2026-10-25T00:30:00Z", true);
  }

  @Test
  void an_impossible_or_foreign_stamp_is_no_time() {
    assertThat(Hl7Time.find("20260230120000")).isEmpty();
    assertThat(Hl7Time.find("20260302251500")).isEmpty();
    assertThat(Hl7Time.find("20260302231500+9900")).isEmpty();
    assertThat(Hl7Time.find("20260302231500+013")).isEmpty();
    assertThat(Hl7Time.find("2026-03-02T23:15:00Z")).isEmpty();
    assertThat(Hl7Time.find("00010101000000")).isEmpty();
    assertThat(Hl7Time.find("202603022315001")).isEmpty();
    assertThat(Hl7Time.find("٢٠٢٦٠٣٠٢٢٣١٥")).isEmpty();
    assertThat(Hl7Time.find("")).isEmpty();
  }

  private static void assertTime(String stamp, String at, boolean exact) {
    assertThat(Hl7Time.find(stamp)).contains(new Hl7Time(Instant.parse(at), exact));
  }
}
