package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.HeldNumber;

class MatchPolicyTest {
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

  private static RegisteredChild child(
      String number, String status, String localId, LocalDate born) {
    return new RegisteredChild(
        UUID.nameUUIDFromBytes(
            String.valueOf(number).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        "999",
        null,
        "Zephyrine",
        "Quillfeather",
        born,
        null,
        null,
        null,
        localId,
        null,
        false,
        null,
        null,
        null,
        number == null ? List.of() : List.of(new HeldNumber(number, status)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static void isFound(Evidence evidence, RegisteredChild child) {
    assertThat(MatchPolicy.decide(evidence, List.of(child))).isEqualTo(new Match.Found(child));
  }

  private static void isUncertain(Reason reason, Evidence evidence, RegisteredChild... children) {
    assertThat(MatchPolicy.decide(evidence, List.of(children)))
        .isEqualTo(
            new Match.Uncertain(
                reason, List.of(children).stream().map(RegisteredChild::id).toList()));
  }

  @Test
  void number_and_birth_date_match() {
    isFound(new Evidence("n1", null, BORN), child("n1", "current", "l1", BORN));
  }

  @Test
  void number_and_local_id_match() {
    isFound(new Evidence("n1", "l1", null), child("n1", "current", "l1", BORN));
  }

  @Test
  void local_id_and_birth_date_match_a_child_without_a_number() {
    isFound(new Evidence("n1", "l1", BORN), child(null, null, "l1", BORN));
  }

  @Test
  void a_superseded_number_counts() {
    isFound(new Evidence("n1", null, BORN), child("n1", "superseded", null, BORN));
  }

  @Test
  void a_number_alone_is_too_little() {
    isUncertain(
        Reason.TOO_LITTLE, new Evidence("n1", null, null), child("n1", "current", "l1", BORN));
  }

  @Test
  void number_and_birth_date_contradicting_is_never_a_match() {
    isUncertain(
        Reason.CONTRADICTION,
        new Evidence("n1", "l1", BORN.plusDays(1)),
        child("n1", "current", "l1", BORN));
  }

  @Test
  void a_child_with_another_number_is_at_most_uncertain() {
    isUncertain(
        Reason.CONTRADICTION, new Evidence("n2", "l1", BORN), child("n1", "current", "l1", BORN));
  }

  @Test
  void a_disputed_number_is_always_looked_at() {
    isUncertain(
        Reason.DISPUTED_NUMBER,
        new Evidence("n1", null, BORN),
        child("n1", "disputed", null, BORN));
  }

  @Test
  void number_and_local_id_of_two_children_are_looked_at() {
    isUncertain(
        Reason.SEVERAL_CANDIDATES,
        new Evidence("n1", "l2", BORN),
        child("n1", "current", "l1", BORN),
        child("n2", "current", "l2", BORN));
  }

  @Test
  void nobody_is_nobody() {
    assertThat(MatchPolicy.decide(new Evidence("n1", null, BORN), List.of()))
        .isEqualTo(new Match.None());
  }

  @Test
  void a_superseded_number_is_an_alias_of_the_child() {
    isFound(new Evidence("n1", null, BORN), child("n1", "superseded", "l1", BORN));
  }

  @Test
  void an_inactive_number_says_nothing() {
    isUncertain(
        Reason.TOO_LITTLE, new Evidence("n1", null, BORN), child("n1", "inactive", "l1", BORN));
    isFound(new Evidence("n1", "l1", BORN), child("n1", "inactive", "l1", BORN));
  }

  @Test
  void a_number_of_which_the_council_is_not_sure_contradicts_nothing() {
    isFound(new Evidence("n2", "l1", BORN), child("n1", "unknown", "l1", BORN));
  }

  @Test
  void number_and_local_id_of_different_children_are_reviewed() {
    isUncertain(
        Reason.SEVERAL_CANDIDATES,
        new Evidence("n1", "l2", BORN),
        child("n1", "current", "l1", BORN),
        child("n2", "current", "l2", BORN));
  }
}
