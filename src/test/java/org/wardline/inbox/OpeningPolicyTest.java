package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Span;
import org.wardline.teams.Team;
import org.wardline.teams.Worker;

class OpeningPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final UUID THEIRS = UUID.randomUUID();
  private static final UUID OURS = UUID.randomUUID();
  private static final Worker ERIN = manager(true, null, List.of());
  private static final Worker DEV = manager(true, null, List.of());
  private static final Worker READER = worker(OURS, Set.of("worker"), true, null, List.of());

  private static Worker manager(boolean desktop, Instant leftAt, List<Span> absences) {
    return worker(null, Set.of("manager"), desktop, leftAt, absences);
  }

  private static Worker worker(
      UUID team, Set<String> roles, boolean desktop, Instant leftAt, List<Span> absences) {
    return new Worker(
        UUID.randomUUID(),
        "999",
        team,
        "W",
        "w@exampleshire.example",
        null,
        desktop,
        leftAt,
        roles,
        absences,
        List.of());
  }

  private static Team team(UUID id, Worker manager) {
    return new Team(id, "999", "T", "locality", null, null, manager.id());
  }

  private static RegisteredChild child(UUID team, UUID... barred) {
    return new RegisteredChild(
        UUID.randomUUID(),
        "999",
        team,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(barred));
  }

  /** Whom the manager of the child's team leaves to be told, with Dev as the reader's manager. */
  private static UUID told(Worker ofTheirs, RegisteredChild child) {
    return OpeningPolicy.tell(
        child,
        READER,
        List.of(team(THEIRS, ofTheirs), team(OURS, DEV)),
        List.of(ofTheirs, DEV),
        NOW);
  }

  @Test
  void the_manager_of_the_childs_team_is_told_or_the_readers_or_every_manager() {
    assertThat(told(ERIN, child(THEIRS))).isEqualTo(ERIN.id());
    assertThat(told(ERIN, child(null))).isEqualTo(DEV.id());
    assertThat(OpeningPolicy.tell(child(null), READER, List.of(), List.of(), NOW)).isNull();
  }

  @Test
  void a_manager_who_would_not_see_it_is_passed_over() {
    Span leave = new Span(NOW.minusSeconds(60), NOW.plusSeconds(60));

    assertThat(told(manager(true, null, List.of(leave)), child(THEIRS))).isEqualTo(DEV.id());
    assertThat(told(manager(true, NOW.minusSeconds(1), List.of()), child(THEIRS)))
        .isEqualTo(DEV.id());
    assertThat(told(manager(false, null, List.of()), child(THEIRS))).isEqualTo(DEV.id());
    assertThat(told(worker(null, Set.of("worker"), true, null, List.of()), child(THEIRS)))
        .isEqualTo(DEV.id());
    assertThat(told(ERIN, child(THEIRS, ERIN.id()))).isEqualTo(DEV.id());
    assertThat(told(ERIN, child(THEIRS, ERIN.id(), DEV.id()))).isNull();
  }

  @Test
  void nobody_is_told_of_what_they_opened_themselves() {
    assertThat(
            OpeningPolicy.tell(
                child(THEIRS),
                ERIN,
                List.of(team(THEIRS, ERIN), team(OURS, DEV)),
                List.of(ERIN, DEV),
                NOW))
        .isNull();
  }
}
