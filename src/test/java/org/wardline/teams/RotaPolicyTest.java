package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.Workers.away;
import static org.wardline.teams.Workers.id;
import static org.wardline.teams.Workers.left;
import static org.wardline.teams.Workers.present;
import static org.wardline.teams.Workers.unreachable;
import static org.wardline.teams.Workers.withoutRole;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotaPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofDays(1));
  private static final Instant IN_TEN_DAYS = NOW.plus(Duration.ofDays(10));
  private static final Instant IN_A_YEAR = NOW.plus(Duration.ofDays(365));

  private static final Staff STAFF =
      new Staff(
          List.of(),
          List.of(
              present("present"),
              left("left", EARLIER),
              left("covered leaver", EARLIER, "present"),
              unreachable("unreachable"),
              withoutRole("clerk"),
              away("away", EARLIER, IN_A_YEAR),
              away("away for ten days", EARLIER, IN_TEN_DAYS)),
          List.of());

  private static RotaEvent event(String rule, String... workers) {
    return new RotaEvent(
        "999",
        "turn",
        null,
        id("team"),
        Shift.EDS,
        Stream.of(workers).map(Workers::id).toList(),
        LocalDateTime.parse("2026-03-13T17:00"),
        930,
        rule,
        List.of(),
        List.of());
  }

  private static List<RotaFinding> decide(RotaEvent event) {
    return new RotaPolicy(STAFF, NOW).decide(event);
  }

  private static void isRefused(RotaEvent event, String because) {
    assertThat(decide(event)).singleElement().matches(RotaFinding::refused);
    assertThat(decide(event).getFirst().words()).contains(because);
  }

  @Test
  void a_turn_of_somebody_who_is_there_is_saved() {
    assertThat(decide(event("FREQ=WEEKLY", "present"))).isEmpty();
  }

  @Test
  void a_turn_of_nobody_who_can_be_reached_is_refused_and_says_why() {
    isRefused(event("FREQ=WEEKLY", "left"), "left has left");
    isRefused(event("FREQ=WEEKLY", "unreachable"), "has neither desktop nor e-mail");
    isRefused(event("FREQ=WEEKLY", "away"), "away is away");
    isRefused(event(null, "away for ten days"), "away for ten days is away");
    isRefused(event("FREQ=WEEKLY", "left", "unreachable"), "left has left, unreachable has");
  }

  @Test
  void a_turn_of_somebody_who_is_covered_for_is_saved() {
    assertThat(decide(event("FREQ=WEEKLY", "covered leaver"))).isEmpty();
  }

  @Test
  void one_of_several_who_cannot_be_reached_is_warned_of() {
    assertThat(decide(event("FREQ=WEEKLY", "present", "left")))
        .containsExactly(
            RotaFinding.warning("turn", "not all of it can be reached: left has left"));
  }

  @Test
  void the_first_of_some_turns_of_nobody_is_warned_of() {
    assertThat(decide(event("FREQ=WEEKLY", "away for ten days")))
        .containsExactly(
            RotaFinding.warning(
                "turn", "nobody of it can be reached on Friday 13 March 2026, 17:00"));
    assertThat(decide(event("FREQ=DAILY", "away for ten days")).getFirst().words())
        .endsWith("and on 6 more of its next turns");
  }

  @Test
  void what_is_wholly_past_needs_nobody() {
    assertThat(decide(event("FREQ=WEEKLY;UNTIL=20260313T170000", "left"))).isNotEmpty();
    assertThat(
            new RotaPolicy(STAFF, NOW.plus(Duration.ofDays(5)))
                .decide(event("FREQ=WEEKLY;UNTIL=20260313T170000", "left")))
        .isEmpty();
  }

  @Test
  void somebody_who_is_no_worker_is_refused() {
    isRefused(event(null, "present", "stranger"), "no worker of this council");
  }

  @Test
  void somebody_without_a_role_that_answers_is_nobody_who_can_be_reached() {
    isRefused(event("FREQ=WEEKLY", "clerk"), "clerk has no role that answers");
    assertThat(decide(event("FREQ=WEEKLY", "present", "clerk")))
        .extracting(RotaFinding::words)
        .containsExactly("not all of it can be reached: clerk has no role that answers");
  }

  @Test
  void a_series_that_began_more_than_ten_years_ago_is_refused() {
    isRefused(beginning("2016-03-09T17:00"), "more than ten years ago");
    assertThat(decide(beginning("2016-03-11T17:00"))).isEmpty();
  }

  private static RotaEvent beginning(String start) {
    return new RotaEvent(
        "999",
        "turn",
        null,
        id("team"),
        Shift.EDS,
        List.of(id("present")),
        LocalDateTime.parse(start),
        930,
        "FREQ=DAILY",
        List.of(),
        List.of());
  }

  @Test
  void an_exception_that_leaves_out_nothing_is_warned_of() {
    RotaEvent weekly = event("FREQ=WEEKLY", "present");

    assertThat(decide(weekly.without(LocalDateTime.parse("2026-03-20T17:00")))).isEmpty();
    assertThat(decide(weekly.without(LocalDateTime.parse("2026-03-20T17:30"))))
        .containsExactly(
            RotaFinding.warning(
                "turn",
                "it leaves out Friday 20 March 2026, 17:30, but no turn begins then: nobody is taken"
                    + " off duty"));
    assertThat(decide(weekly.without(LocalDateTime.parse("2026-02-20T17:30"))))
        .as("what is past")
        .isEmpty();
  }
}
