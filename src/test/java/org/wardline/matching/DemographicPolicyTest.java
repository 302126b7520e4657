package org.wardline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.MatchPolicy.Match;
import org.wardline.matching.MatchPolicy.Reason;
import org.wardline.matching.probability.Explanation;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.matching.probability.Likely.Candidate;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.HeldNumber;

class DemographicPolicyTest {
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);
  private static final RegisteredChild ONE = child(1, "n1");
  private static final RegisteredChild TWIN = child(2, "n2");
  private static final RegisteredChild WITHOUT_NUMBER = child(3, List.of());

  private static RegisteredChild child(int id, String number) {
    return child(id, List.of(new HeldNumber(number, "current")));
  }

  private static RegisteredChild child(int id, List<HeldNumber> numbers) {
    return new RegisteredChild(
        new UUID(0, id),
        "999",
        null,
        "Zephyrine",
        "Quillfeather",
        BORN,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        numbers,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Match decide(String number, Match byNumber, Band band, RegisteredChild... likely) {
    List<Candidate> candidates =
        IntStream.range(0, likely.length)
            .mapToObj(i -> new Candidate(i, 0.96, new Explanation("v", 0, List.of(), 0)))
            .toList();
    return DemographicPolicy.decide(
        new Evidence(number, null, BORN),
        byNumber,
        new Likely(band, candidates),
        Arrays.asList(likely));
  }

  @Test
  void without_a_number_the_likeliest_child_is_found() {
    assertThat(decide(null, new Match.None(), Band.MATCH, ONE)).isEqualTo(new Match.Found(ONE));
  }

  @Test
  void an_unknown_number_does_not_hinder_a_child_without_one() {
    assertThat(decide("n9", new Match.None(), Band.MATCH, WITHOUT_NUMBER))
        .isEqualTo(new Match.Found(WITHOUT_NUMBER));
  }

  @Test
  void a_child_with_another_number_is_looked_at_whatever_its_score() {
    assertThat(decide("n9", new Match.None(), Band.MATCH, ONE))
        .isEqualTo(new Match.Uncertain(Reason.ANOTHER_NUMBER, List.of(ONE.id())));
  }

  @Test
  void another_number_of_which_the_council_is_not_sure_does_not_hinder_a_child() {
    RegisteredChild unsure = child(4, List.of(new HeldNumber("n1", "unknown")));

    assertThat(decide("n9", new Match.None(), Band.MATCH, unsure))
        .isEqualTo(new Match.Found(unsure));
  }

  @Test
  void an_inactive_number_beside_a_verified_one_is_another_number_however_likely_the_child() {
    RegisteredChild child =
        child(4, List.of(new HeldNumber("n9", "inactive"), new HeldNumber("n1", "current")));
    Match tooLittle = new Match.Uncertain(Reason.TOO_LITTLE, List.of(child.id()));

    assertThat(decide("n9", tooLittle, Band.MATCH, child)).isEqualTo(tooLittle);
  }

  @Test
  void likely_children_are_looked_at() {
    assertThat(decide(null, new Match.None(), Band.REVIEW, ONE, TWIN))
        .isEqualTo(new Match.Uncertain(Reason.LIKELY, List.of(ONE.id(), TWIN.id())));
  }

  @Test
  void a_twins_number_is_not_believed_against_name_and_address() {
    assertThat(decide("n1", new Match.Found(ONE), Band.MATCH, TWIN))
        .isEqualTo(new Match.Uncertain(Reason.SEVERAL_CANDIDATES, List.of(ONE.id(), TWIN.id())));
  }

  @Test
  void a_contradiction_is_never_accepted_however_likely_the_child() {
    Match contradiction = new Match.Uncertain(Reason.CONTRADICTION, List.of(ONE.id()));

    assertThat(decide("n1", contradiction, Band.MATCH, ONE)).isEqualTo(contradiction);
    assertThat(decide("n1", contradiction, Band.MATCH, TWIN))
        .isEqualTo(new Match.Uncertain(Reason.CONTRADICTION, List.of(ONE.id(), TWIN.id())));
  }

  @Test
  void number_and_birth_date_that_contradict_each_other_are_never_accepted() {
    LocalDate otherDay = BORN.plusDays(1);
    for (String status : List.of("current", "superseded", "disputed", "inactive", "unknown")) {
      RegisteredChild holder = child(4, List.of(new HeldNumber("n1", status)));
      Evidence same = new Evidence("n1", null, otherDay);
      Evidence another = new Evidence("n9", null, otherDay);

      assertThat(decide(same, MatchPolicy.decide(same, List.of(holder)), holder))
          .as("its own number, %s", status)
          .isInstanceOf(Match.Uncertain.class);
      assertThat(decide(same, new Match.None(), holder)).isInstanceOf(Match.Uncertain.class);
      assertThat(decide(another, new Match.None(), holder))
          .as("another number beside one that is %s", status)
          .isInstanceOf(Match.Uncertain.class);
    }
  }

  private static Match decide(Evidence evidence, Match byNumber, RegisteredChild surely) {
    return DemographicPolicy.decide(
        evidence,
        byNumber,
        new Likely(
            Band.MATCH, List.of(new Candidate(0, 0.999, new Explanation("v", 0, List.of(), 0)))),
        List.of(surely));
  }

  @Test
  void a_number_alone_is_enough_when_the_names_say_the_same() {
    Match tooLittle = new Match.Uncertain(Reason.TOO_LITTLE, List.of(ONE.id()));

    assertThat(decide("n1", tooLittle, Band.MATCH, ONE)).isEqualTo(new Match.Found(ONE));
    assertThat(decide("n1", tooLittle, Band.NONE)).isEqualTo(tooLittle);
  }

  @Test
  void nobody_likely_is_nobody() {
    assertThat(decide(null, new Match.None(), Band.NONE)).isEqualTo(new Match.None());
  }
}
