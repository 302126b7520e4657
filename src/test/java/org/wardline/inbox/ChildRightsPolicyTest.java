package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.inbox.ChildRightsPolicy.Part;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.Allocation;
import org.wardline.teams.Worker;

class ChildRightsPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final UUID TEAM = UUID.randomUUID();
  private static final UUID READER = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private static Worker reader(String... roles) {
    return new Worker(
        READER, "999", TEAM, "R", null, null, true, null, Set.of(roles), List.of(), List.of());
  }

  private static RegisteredChild child(
      UUID team, UUID allocated, UUID custodian, List<UUID> barred) {
    return new RegisteredChild(
        UUID.randomUUID(),
        "999",
        team,
        "A",
        "B",
        LocalDate.of(2015, 1, 1),
        null,
        null,
        null,
        null,
        null,
        custodian != null,
        custodian,
        custodian == null ? null : OTHER,
        null,
        List.of(),
        List.of(),
        allocated == null ? List.of() : List.of(new Allocation(allocated, team, NOW, null)),
        List.of(),
        barred);
  }

  private static RegisteredChild plain(UUID team) {
    return child(team, null, null, List.of());
  }

  @Test
  void a_child_of_the_own_team_is_ones_own_and_one_of_another_team_is_not() {
    Worker worker = reader("worker");

    assertThat(ChildRightsPolicy.isOwn(plain(TEAM), worker, List.of(TEAM), NOW)).isTrue();
    assertThat(ChildRightsPolicy.isOwn(plain(OTHER), worker, List.of(TEAM), NOW)).isFalse();
    assertThat(ChildRightsPolicy.isOwn(plain(null), worker, List.of(TEAM), NOW)).isFalse();
  }

  @Test
  void a_child_to_whom_one_is_allocated_is_ones_own_in_whatever_team() {
    assertThat(
            ChildRightsPolicy.isOwn(
                child(OTHER, READER, null, List.of()), reader("worker"), List.of(TEAM), NOW))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "duty", "eds", "manager"})
  void who_answers_sees_all_of_an_open_child_and_nothing_of_another(String role) {
    assertThat(ChildRightsPolicy.parts(plain(TEAM), reader(role), true))
        .isEqualTo(EnumSet.allOf(Part.class));
    assertThat(ChildRightsPolicy.parts(plain(TEAM), reader(role), false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"register_keeper", "rota_keeper", "operator"})
  void who_does_not_answer_sees_nothing(String role) {
    assertThat(ChildRightsPolicy.parts(plain(TEAM), reader(role), true)).isEmpty();
    assertThat(ChildRightsPolicy.mayList(Set.of(role))).isFalse();
  }

  @Test
  void an_auditor_sees_who_has_seen_it_and_nothing_else() {
    assertThat(ChildRightsPolicy.parts(plain(TEAM), reader("auditor"), true))
        .containsExactly(Part.DISCLOSURE);
    assertThat(ChildRightsPolicy.mayList(Set.of("auditor"))).isFalse();
  }

  @Test
  void a_restricted_child_is_there_for_its_keepers_only_and_for_no_auditor() {
    RegisteredChild kept = child(OTHER, null, READER, List.of());
    RegisteredChild others = child(TEAM, READER, UUID.randomUUID(), List.of());

    assertThat(ChildRightsPolicy.isOwn(kept, reader("worker"), List.of(TEAM), NOW)).isTrue();
    assertThat(ChildRightsPolicy.parts(kept, reader("worker"), true)).isNotEmpty();
    assertThat(ChildRightsPolicy.parts(others, reader("manager"), true)).isEmpty();
    assertThat(ChildRightsPolicy.parts(others, reader("auditor"), true)).isEmpty();
  }

  @Test
  void who_is_barred_finds_nothing_even_of_the_own_team() {
    RegisteredChild barred = child(TEAM, READER, null, List.of(READER));

    assertThat(ChildRightsPolicy.parts(barred, reader("worker", "auditor"), true)).isEmpty();
  }

  @Test
  void another_councils_child_is_not_there() {
    Worker stranger =
        new Worker(
            READER,
            "998",
            TEAM,
            "R",
            null,
            null,
            true,
            null,
            Set.of("manager", "auditor"),
            List.of(),
            List.of());

    assertThat(ChildRightsPolicy.parts(plain(TEAM), stranger, true)).isEmpty();
  }
}
