package org.wardline.register.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.teams.Worker;

class RestrictionPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Worker DEPUTY = with("worker", "deputy@exampleshire.example", null);

  private static Worker with(String role, String email, Instant leftAt) {
    return new Worker(
        UUID.randomUUID(),
        "999",
        null,
        "W",
        email,
        null,
        true,
        leftAt,
        Set.of(role),
        List.of(),
        List.of());
  }

  private static boolean mayKeep(Worker custodian) {
    return RestrictionPolicy.mayKeep(custodian.id(), DEPUTY.id(), List.of(custodian, DEPUTY), NOW)
        && RestrictionPolicy.mayKeep(DEPUTY.id(), custodian.id(), List.of(custodian, DEPUTY), NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "worker,true", "duty,true", "eds,true", "manager,true",
    "register_keeper,false", "rota_keeper,false", "auditor,false", "operator,false"
  })
  void only_who_answers_notifications_keeps_a_restricted_record(String role, boolean may) {
    assertThat(mayKeep(with(role, "custodian@exampleshire.example", null))).isEqualTo(may);
  }

  @Test
  void whoever_has_left_or_has_no_address_or_is_both_does_not() {
    assertThat(mayKeep(with("worker", "custodian@exampleshire.example", NOW))).isFalse();
    assertThat(mayKeep(with("worker", null, null))).isFalse();
    assertThat(mayKeep(DEPUTY)).isFalse();
  }
}
