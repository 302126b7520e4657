package org.wardline.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.matching.probability.Person;
import org.wardline.matching.probability.Trait;

/** A small invented town: what is learned from it, and what is decided about it. */
class InventedRegisterTest {
  private static final int PEOPLE = 3_000;

  private static List<Invented> town;
  private static EventLinkage linkage;
  private static Records register;
  private static Records events;

  /** Every second child is on the register; every child is seen. */
  @BeforeAll
  static void learn() {
    town = new Households(21, false).people(PEOPLE);
    Faults faults = new Faults(22, 1, town);
    register = Records.empty();
    events = Records.empty();
    for (int i = 0; i < PEOPLE; i++) {
      if (i % 2 == 0) {
        add(register, town.get(i));
      }
      add(events, faults.written(town.get(i)));
    }
    linkage = new EventLinkage(register, events, Bands.USUAL, 1);
  }

  private static void add(Records to, Invented person) {
    to.add(person.truth(), person.truth(), Person.of(person.said()));
  }

  @Test
  void members_are_found_and_nobody_else_is_taken_for_them() {
    Figures match = linkage.figures(linkage.pairs(), false);

    assertThat(match.recall()).isGreaterThan(0.97);
    assertThat(match.said() - match.right()).isLessThanOrEqualTo(1);
  }

  @Test
  void everybody_has_a_number_of_their_own() {
    assertThat(town).extracting(Invented::number).doesNotHaveDuplicates();
    assertThat(town).extracting(Invented::number).allMatch(n -> n.matches("999[0-9]{7}"));
  }

  @Test
  void reviews_are_few() {
    Set<Integer> reviewed = new HashSet<>();
    for (Pair pair : linkage.pairs()) {
      if (pair.band() == Band.REVIEW) {
        reviewed.add(pair.right());
      }
    }
    assertThat(reviewed).hasSizeLessThanOrEqualTo(PEOPLE / 100);
  }

  @Test
  void what_was_learned_without_labels_is_what_was_put_in() {
    assertThat(linkage.weights().matches()).isBetween(0.45, 0.55);
    assertThat(linkage.weights().relatives()).isBetween(0.2, 1.5);
  }

  @Test
  void brothers_and_sisters_at_one_address_are_not_learned_to_be_one_child() {
    Records siblings = Records.empty();
    town.forEach(person -> add(siblings, person));

    List<Pair> pairs = new Deduplication(siblings, Bands.USUAL).find(1).pairs();

    assertThat(pairs).filteredOn(pair -> pair.band() == Band.MATCH).isEmpty();
  }

  @Test
  void number_and_birth_date_that_contradict_each_other_are_never_accepted() {
    Records numbered = Records.empty();
    Records asked = Records.empty();
    for (Invented person : town) {
      addNumbered(numbered, person, person.number());
      String date = person.birth().replace("-2", "-1").replace("-0", "-1");
      addNumbered(asked, person.withBirth(date), person.number());
    }

    List<Pair> pairs = new EventLinkage(numbered, asked, Bands.USUAL, 1).pairs();

    assertThat(pairs)
        .filteredOn(pair -> pair.band() == Band.MATCH)
        .allMatch(pair -> town.get(pair.left()).birth().equals(asked.ids().get(pair.right())));
    assertThat(pairs).anyMatch(pair -> pair.band() == Band.REVIEW);
  }

  private static void addNumbered(Records to, Invented person, String number) {
    Map<Trait, String> said = new EnumMap<>(person.said());
    said.put(Trait.NUMBER, number);
    to.add(person.birth(), person.truth(), Person.of(said));
  }

  @Test
  void a_decision_explains_itself_and_its_weights_add_up_to_its_score() {
    int event = 0;
    while (linkage.decide(event).band() != Band.MATCH) {
      event++;
    }
    Likely.Candidate found = linkage.decide(event).candidates().getFirst();
    double bits =
        found.explanation().before()
            + found.explanation().reasons().stream().mapToDouble(r -> r.bits()).sum()
            - found.explanation().household();

    assertThat(found.explanation().version()).isEqualTo("linkage");
    assertThat(found.score()).isLessThanOrEqualTo(1 - 1 / (1 + Math.pow(2, bits)) + 1e-6);
    assertThat(found.explanation().reasons()).hasSizeGreaterThan(3);
  }

  @Test
  void two_children_who_are_alike_in_everything_are_never_decided_between() {
    Map<Trait, String> said = new EnumMap<>(town.get(0).said());
    Records twice = Records.empty();
    register.people().forEach(person -> twice.add("", "", person));
    twice.add("", "", Person.of(said));
    Records one = Records.empty();
    one.add("", "", Person.of(said));
    List<Person> asked = new ArrayList<>(events.people());
    asked.forEach(person -> one.add("", "", person));

    Likely likely = new EventLinkage(twice, one, Bands.USUAL, 1).decide(0);

    assertThat(likely.band()).isEqualTo(Band.REVIEW);
    assertThat(likely.candidates()).hasSizeGreaterThanOrEqualTo(2);
  }
}
