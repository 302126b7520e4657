package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.away;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.left;
import static org.wardline.teams.Workers.present;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.teams.RotaView.Part;

class TurnPartsTest {
  private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Instant THREE = Instant.parse("2026-03-10T15:00:00Z");
  private static final Instant FIVE = Instant.parse("2026-03-10T17:00:00Z");
  private static final Span TURN = new Span(NINE, FIVE);

  private static List<Part> partsOfAnna(Worker... workers) {
    Staff staff = new Staff(List.of(), List.of(workers), List.of());
    return new TurnParts(staff).away(staff.worker(id("anna")).orElseThrow(), TURN);
  }

  @Test
  void who_is_there_all_the_time_is_away_in_no_part() {
    assertThat(partsOfAnna(present("anna"), away("berta", NOON, THREE))).isEmpty();
  }

  @Test
  void who_is_away_all_the_time_has_one_part_however_often_others_come_and_go() {
    assertThat(
            partsOfAnna(
                away("anna", NINE.minusSeconds(60), FIVE, "berta"),
                present("berta"),
                away("carla", NOON, THREE)))
        .containsExactly(new Part(TURN, "berta"));
  }

  @Test
  void an_absence_that_begins_within_the_turn_is_a_part_of_it() {
    assertThat(partsOfAnna(away("anna", NOON, FIVE.plusSeconds(60), "berta"), present("berta")))
        .containsExactly(new Part(new Span(NOON, FIVE), "berta"));
  }

  @Test
  void each_who_stands_in_has_a_part_and_so_has_nobody() {
    assertThat(
            partsOfAnna(
                left("anna", NOON, "berta", "carla"),
                left("berta", THREE),
                left("carla", FIVE.minusSeconds(600))))
        .containsExactly(
            new Part(new Span(NOON, THREE), "berta"),
            new Part(new Span(THREE, FIVE.minusSeconds(600)), "carla"),
            new Part(new Span(FIVE.minusSeconds(600), FIVE), null));
  }

  @Test
  void who_comes_back_within_the_turn_is_there_for_its_rest() {
    assertThat(partsOfAnna(away("anna", NINE.minusSeconds(60), NOON)))
        .containsExactly(new Part(new Span(NINE, NOON), null));
  }
}
