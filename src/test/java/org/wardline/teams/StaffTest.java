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
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Staff.Recipient;

class StaffTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Instant EARLIER = NOW.minus(Duration.ofDays(1));
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final UUID TEAM = id("team");

  private static Staff staff(Worker... workers) {
    return new Staff(
        List.of(new Team(TEAM, "999", "Team", Team.DUTY_AND_ADVICE, null, null, id("manager"))),
        List.of(workers),
        List.of(shift("duty")));
  }

  private static Shift shift(String worker) {
    return new Shift(
        TEAM,
        Shift.DUTY,
        id(worker),
        List.of(1, 2, 3, 4, 5, 6, 7),
        LocalTime.MIDNIGHT,
        1440,
        LocalDate.of(2026, 1, 1),
        null);
  }

  private static List<UUID> told(Staff staff, Role role) {
    return told(
        staff, role, new Concerned(id("allocated"), id("allocated"), null, TEAM, null, null));
  }

  private static List<UUID> told(Staff staff, Role role, Concerned concerned) {
    EscalationPolicy.Step step =
        new EscalationPolicy.Step(
            "any",
            Duration.ZERO,
            true,
            List.of(new EscalationPolicy.Audience(role, Set.of(Channel.EMAIL))));
    return staff.reach(step, concerned, NOW).stream().map(Recipient::id).toList();
  }

  @Test
  void somebody_who_is_there_stands_in_for_nobody_else() {
    assertThat(staff(present("anna")).standIn(id("anna"), NOW))
        .hasValueSatisfying(worker -> assertThat(worker.id()).isEqualTo(id("anna")));
  }

  @Test
  void the_cover_stands_in_from_the_first_moment_of_an_absence_until_its_last() {
    Staff staff = staff(away("anna", NOW, LATER, "berta"), present("berta"));

    assertThat(standIn(staff, "anna", NOW.minusNanos(1))).isEqualTo(id("anna"));
    assertThat(standIn(staff, "anna", NOW)).isEqualTo(id("berta"));
    assertThat(standIn(staff, "anna", LATER.minusNanos(1))).isEqualTo(id("berta"));
    assertThat(standIn(staff, "anna", LATER)).isEqualTo(id("anna"));
  }

  @Test
  void a_leavers_cover_stands_in_for_good() {
    Staff staff = staff(left("anna", EARLIER, "berta"), present("berta"));

    assertThat(standIn(staff, "anna", NOW.plus(Duration.ofDays(3650)))).isEqualTo(id("berta"));
  }

  @Test
  void the_cover_of_a_cover_who_is_away_herself_stands_in() {
    Staff staff =
        staff(
            away("anna", EARLIER, LATER, "berta"),
            away("berta", EARLIER, LATER, "carla"),
            present("carla"));

    assertThat(standIn(staff, "anna", NOW)).isEqualTo(id("carla"));
  }

  @Test
  void the_second_cover_stands_in_where_the_first_is_away_and_covered_by_nobody() {
    Staff staff =
        staff(
            away("anna", EARLIER, LATER, "berta", "carla"),
            away("berta", EARLIER, LATER),
            present("carla"));

    assertThat(standIn(staff, "anna", NOW)).isEqualTo(id("carla"));
  }

  @Test
  void covers_in_a_circle_who_are_all_away_are_nobody() {
    Staff staff =
        staff(
            away("anna", EARLIER, LATER, "berta"),
            away("berta", EARLIER, LATER, "carla"),
            away("carla", EARLIER, LATER, "anna"));

    assertThat(staff.standIn(id("anna"), NOW)).isEmpty();
  }

  @Test
  void a_cover_who_may_not_answer_or_cannot_be_reached_is_passed_over() {
    Worker clerk =
        new Worker(
            id("clerk"),
            "999",
            null,
            "clerk",
            "c@exampleshire.example",
            null,
            true,
            null,
            Set.of("register_keeper"),
            List.of(),
            List.of());
    Staff staff =
        staff(
            away("anna", EARLIER, LATER, "clerk", "ghost", "berta"),
            clerk,
            unreachable("ghost"),
            present("berta"));

    assertThat(standIn(staff, "anna", NOW)).isEqualTo(id("berta"));
  }

  @Test
  void the_duty_of_somebody_away_is_their_covers() {
    Staff staff = staff(away("duty", EARLIER, LATER, "berta"), present("berta"));

    assertThat(told(staff, Role.DUTY_SOCIAL_WORKER)).containsExactly(id("berta"));
  }

  @Test
  void the_allocated_workers_own_manager_comes_before_the_teams() {
    Worker allocated =
        Workers.worker(
            "allocated",
            null,
            true,
            List.of(),
            List.of(
                new Relationship(
                    Relationship.Kind.MANAGER_OF, id("own manager"), new Span(EARLIER, null))));

    assertThat(
            told(staff(allocated, present("own manager"), present("manager")), Role.TEAM_MANAGER))
        .containsExactly(id("own manager"));
    assertThat(told(staff(allocated, present("manager")), Role.TEAM_MANAGER))
        .containsExactly(id("manager"));
  }

  @Test
  void the_manager_of_an_allocated_or_last_worker_is_their_own_before_their_teams() {
    Concerned concerned = new Concerned(id("anna"), id("anna"), id("last"), TEAM, null, null);
    Staff own =
        staff(
            managed("anna", "own manager"),
            managed("last", "last manager"),
            present("own manager"),
            present("last manager"),
            present("manager"));
    Staff teams = staff(managed("anna"), managed("last"), present("manager"));

    assertThat(told(own, Role.MANAGER_OF_ALLOCATED_WORKER, concerned))
        .containsExactly(id("own manager"));
    assertThat(told(own, Role.MANAGER_OF_LAST_WORKER, concerned))
        .containsExactly(id("last manager"));
    assertThat(told(teams, Role.MANAGER_OF_ALLOCATED_WORKER, concerned))
        .containsExactly(id("manager"));
    assertThat(told(teams, Role.MANAGER_OF_LAST_WORKER, concerned)).containsExactly(id("manager"));
  }

  @Test
  void where_the_own_manager_is_away_the_teams_is_told() {
    Concerned concerned = new Concerned(id("anna"), id("anna"), null, TEAM, null, null);
    Staff staff = staff(managed("anna", "boss"), away("boss", EARLIER, LATER), present("manager"));

    assertThat(told(staff, Role.MANAGER_OF_ALLOCATED_WORKER, concerned))
        .containsExactly(id("manager"));
  }

  /** Somebody of the team, with managers of their own. */
  private static Worker managed(String name, String... managers) {
    return new Worker(
        id(name),
        "999",
        TEAM,
        name,
        name + "@exampleshire.example",
        null,
        true,
        null,
        Set.of("worker"),
        List.of(),
        Stream.of(managers)
            .map(
                manager ->
                    new Relationship(
                        Relationship.Kind.MANAGER_OF, id(manager), new Span(EARLIER, null)))
            .toList());
  }

  @Test
  void nobody_stands_in_for_a_custodian_or_a_deputy() {
    Staff staff = staff(away("anna", EARLIER, LATER, "berta"), present("berta"));
    Concerned restricted = new Concerned(null, null, null, TEAM, id("anna"), id("anna"));

    assertThat(told(staff, Role.CUSTODIAN, restricted)).isEmpty();
    assertThat(told(staff, Role.DEPUTY, restricted)).isEmpty();
  }

  @Test
  void whoever_has_no_role_that_answers_is_told_of_nothing_whatever_they_hold() {
    Staff staff = staff(withoutRole("clerk"), present("manager"));
    UUID clerk = id("clerk");
    Concerned theirs = new Concerned(clerk, clerk, clerk, TEAM, clerk, clerk);

    assertThat(told(staff, Role.ALLOCATED_WORKER, theirs)).isEmpty();
    assertThat(told(staff, Role.LAST_WORKER, theirs)).isEmpty();
    assertThat(told(staff, Role.CUSTODIAN, theirs)).isEmpty();
    assertThat(staff.reachOwner(clerk, NOW)).isEmpty();
    assertThat(told(staff(withoutRole("duty")), Role.DUTY_SOCIAL_WORKER)).isEmpty();
    assertThat(told(staff(withoutRole("manager")), Role.TEAM_MANAGER)).isEmpty();
  }

  @Test
  void the_cover_of_whoever_has_no_role_that_answers_stands_in() {
    Staff staff = staff(withoutRole("duty", "berta"), present("berta"));

    assertThat(told(staff, Role.DUTY_SOCIAL_WORKER)).containsExactly(id("berta"));
  }

  private static UUID standIn(Staff staff, String worker, Instant at) {
    return staff.standIn(id(worker), at).orElseThrow().id();
  }
}
