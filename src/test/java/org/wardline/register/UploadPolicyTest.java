package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.cpis.PlanInformation;
import org.wardline.formats.cpis.PlanSubject;
import org.wardline.formats.cpis.PlanType;
import org.wardline.register.UploadPolicy.Decision;

class UploadPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final UUID CHILD = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final NhsNumber NUMBER = new NhsNumber("9990000026");

  private final UploadPolicy policy = new UploadPolicy("999", true, NOW);

  @Test
  void an_open_plan_is_told_in_wall_clock_time() {
    Decision decision = decide(plan("CPP", "2025-07-01T08:00:00Z", null));

    assertThat(plans(decision))
        .containsExactly(
            new PlanInformation(
                PlanType.CPP,
                Optional.of(LocalDateTime.of(2025, 7, 1, 9, 0)),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void a_plan_that_ended_is_told_for_365_days() {
    assertThat(plans(decide(plan("LAC", "2024-01-01T00:00:00Z", ago(364))))).hasSize(1);
    assertThat(decide(plan("LAC", "2024-01-01T00:00:00Z", ago(366))))
        .isEqualTo(new Decision.NotNeeded());
  }

  @Test
  void a_plan_of_the_future_waits() {
    assertThat(decide(plan("CPP", "2026-03-10T10:00:01Z", null)))
        .isEqualTo(new Decision.NotNeeded());
  }

  @Test
  void of_each_kind_the_latest_plan_is_told() {
    Decision decision =
        decide(
            plan("CPP", "2025-01-01T00:00:00Z", ago(200)),
            plan("CPP", "2025-12-01T00:00:00Z", null),
            plan("LAC", "2025-06-01T00:00:00Z", null));

    assertThat(plans(decision))
        .extracting(PlanInformation::type, plan -> plan.startDate().orElseThrow().getMonthValue())
        .containsExactly(tuple(PlanType.CPP, 12), tuple(PlanType.LAC, 6));
  }

  @Test
  void a_plan_in_error_is_told_only_to_take_it_back() {
    Plan wrong =
        new Plan("LAC", Instant.parse("2026-01-01T00:00:00Z"), null, null, NOW.minusSeconds(60));

    assertThat(policy.decide(candidate(false, Optional.of(NUMBER), List.of(wrong))))
        .isEqualTo(new Decision.NotNeeded());
    assertThat(plans(policy.decide(candidate(true, Optional.of(NUMBER), List.of(wrong)))))
        .extracting(PlanInformation::deleteDate)
        .containsExactly(Optional.of(LocalDateTime.of(2026, 3, 10, 9, 59)));
  }

  @Test
  void an_unborn_childs_plan_ends_at_the_expected_delivery_and_is_the_mothers() {
    Plan unborn =
        new Plan(
            "UCPP", Instant.parse("2026-02-01T09:00:00Z"), null, LocalDate.of(2026, 7, 15), null);

    Decision decision = policy.decide(candidate(false, Optional.of(NUMBER), List.of(unborn)));

    assertThat(plans(decision).getFirst().endDate()).contains(LocalDateTime.of(2026, 7, 15, 0, 0));
    assertThat(((Decision.Due) decision).record().subjects())
        .extracting(PlanSubject::kind)
        .containsExactly(PlanSubject.Kind.UNBORN_CHILD);
  }

  @Test
  void a_mother_with_a_plan_of_her_own_is_two_subjects_of_one_record() {
    Plan unborn =
        new Plan(
            "UCPP", Instant.parse("2026-02-01T09:00:00Z"), null, LocalDate.of(2026, 7, 15), null);
    Plan own = plan("LAC", "2025-01-01T00:00:00Z", null);

    Decision decision = policy.decide(candidate(false, Optional.of(NUMBER), List.of(unborn, own)));

    assertThat(((Decision.Due) decision).record().subjects())
        .extracting(PlanSubject::kind)
        .containsExactly(PlanSubject.Kind.CHILD, PlanSubject.Kind.UNBORN_CHILD);
  }

  @Test
  void what_may_not_or_cannot_go_is_withheld_with_its_reason() {
    List<Plan> plans = List.of(plan("CPP", "2025-07-01T08:00:00Z", null));

    assertThat(policy.decide(candidate(false, Optional.empty(), plans)))
        .isEqualTo(new Decision.Withheld(WithheldReason.NO_NUMBER));
    var live = new UploadPolicy("999", false, NOW);
    assertThat(live.decide(candidate(false, Optional.of(NUMBER), plans)))
        .isEqualTo(new Decision.Withheld(WithheldReason.TEST_NUMBER));
    assertThat(policy.decide(restricted(plans)))
        .isEqualTo(new Decision.Withheld(WithheldReason.SENSITIVE));
    assertThat(decide(plan("CPP", "2026-03-01T00:00:00Z", ago(20))))
        .isEqualTo(new Decision.Withheld(WithheldReason.ENDS_BEFORE_START));
  }

  private Decision decide(Plan... plans) {
    return policy.decide(candidate(false, Optional.of(NUMBER), List.of(plans)));
  }

  private static List<PlanInformation> plans(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Due.class);
    return ((Decision.Due) decision).record().pertinentInformation();
  }

  private static Plan plan(String type, String started, Instant ended) {
    return new Plan(type, Instant.parse(started), ended, null, null);
  }

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static UploadCandidate restricted(List<Plan> plans) {
    return new UploadCandidate(
        CHILD,
        true,
        Optional.of(NUMBER),
        false,
        Optional.of("L-1"),
        Optional.of("Alex"),
        Optional.of("Exampleone"),
        Optional.of(LocalDate.of(2015, 3, 4)),
        plans,
        false);
  }

  private static UploadCandidate candidate(
      boolean loaded, Optional<NhsNumber> number, List<Plan> plans) {
    return new UploadCandidate(
        CHILD,
        false,
        number,
        false,
        Optional.of("L-1"),
        Optional.of("Alex"),
        Optional.of("Exampleone"),
        Optional.of(LocalDate.of(2015, 3, 4)),
        plans,
        loaded);
  }
}
