package org.wardline.register.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.register.keeping.RestrictionPolicy.Standing;
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

  private static final UUID ACTOR = UUID.randomUUID();
  private static final Standing OPEN = new Standing(false, null, null, Set.of());
  private static final Optional<KeepingOutcome> NOT_REACHABLE =
      Optional.of(new KeepingOutcome.KeepersNotReachable());
  private static final Optional<KeepingOutcome> NAMED_THEMSELVES =
      Optional.of(new KeepingOutcome.NamedThemselves());

  /** Whether this one is offered; then, and only then, both places are theirs for the asking. */
  private static boolean mayKeep(Worker one) {
    boolean offered = new RestrictionPolicy(OPEN, ACTOR, NOW).mayBeKeeper(one);
    assertThat(refusal(OPEN, ACTOR, one, DEPUTY).isEmpty()).isEqualTo(offered);
    assertThat(refusal(OPEN, ACTOR, DEPUTY, one).isEmpty()).isEqualTo(offered);
    return offered;
  }

  private static Optional<KeepingOutcome> refusal(
      Standing standing, UUID actor, Worker custodian, Worker deputy) {
    return new RestrictionPolicy(standing, actor, NOW)
        .refusal(custodian.id(), deputy.id(), List.of(custodian, deputy));
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
  void whoever_has_left_or_has_no_address_does_not() {
    assertThat(mayKeep(with("worker", "custodian@exampleshire.example", NOW))).isFalse();
    assertThat(mayKeep(with("worker", null, null))).isFalse();
  }

  @Test
  void it_takes_two_of_the_council() {
    assertThat(
            new RestrictionPolicy(OPEN, ACTOR, NOW)
                .refusal(DEPUTY.id(), DEPUTY.id(), List.of(DEPUTY)))
        .isEqualTo(NOT_REACHABLE);
    assertThat(
            new RestrictionPolicy(OPEN, ACTOR, NOW)
                .refusal(DEPUTY.id(), UUID.randomUUID(), List.of(DEPUTY)))
        .isEqualTo(NOT_REACHABLE);
  }

  @Test
  void nobody_who_is_barred_from_the_child_keeps_it_and_nobody_who_keeps_it_is_barred() {
    Worker one = with("worker", "custodian@exampleshire.example", null);
    Standing barring = new Standing(false, null, null, Set.of(one.id()));
    Standing kept = new Standing(true, one.id(), DEPUTY.id(), Set.of());

    assertThat(new RestrictionPolicy(barring, ACTOR, NOW).mayBeKeeper(one)).isFalse();
    assertThat(refusal(barring, ACTOR, one, DEPUTY)).isEqualTo(NOT_REACHABLE);
    assertThat(new RestrictionPolicy(kept, ACTOR, NOW).mayBeBarred(one.id())).isFalse();
    assertThat(new RestrictionPolicy(kept, ACTOR, NOW).mayBeBarred(ACTOR)).isTrue();
    assertThat(new RestrictionPolicy(OPEN, ACTOR, NOW).mayBeBarred(one.id())).isTrue();
  }

  @Test
  void nobody_makes_themselves_a_keeper_but_who_is_one_stays_it() {
    Worker one = with("worker", "custodian@exampleshire.example", null);
    Standing kept = new Standing(true, one.id(), UUID.randomUUID(), Set.of());

    assertThat(new RestrictionPolicy(OPEN, one.id(), NOW).mayBeKeeper(one)).isFalse();
    assertThat(refusal(OPEN, one.id(), one, DEPUTY)).isEqualTo(NAMED_THEMSELVES);
    assertThat(refusal(OPEN, one.id(), DEPUTY, one)).isEqualTo(NAMED_THEMSELVES);
    assertThat(new RestrictionPolicy(kept, one.id(), NOW).mayBeKeeper(one)).isTrue();
    assertThat(refusal(kept, one.id(), one, DEPUTY)).isEmpty();
  }
}
