package org.wardline.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Likely.Band;
import org.wardline.matching.probability.Person;
import org.wardline.matching.probability.Trait;

/** What could lead learning astray: names that very many share, namesakes, many records of one. */
class LearningTest {
  private static final int PEOPLE = 2_000;
  private static final List<String> GIVEN =
      List.of("Muhammad", "Muhammad Ali", "Ahmed", "Aisha", "Fatima", "Maryam", "Omar", "Zainab");

  private final List<Invented> town = new Households(31, false).people(PEOPLE);

  private static void add(Records to, String truth, Map<Trait, String> said) {
    to.add(truth, truth, Person.of(said));
  }

  @Test
  void what_very_many_have_in_common_is_not_learned_to_be_one_child() {
    Records register = Records.empty();
    Records events = Records.empty();
    Faults faults = new Faults(32, 1, town);
    for (int i = 0; i < PEOPLE; i++) {
      Invented person = town.get(i).withNames(GIVEN.get(i % GIVEN.size()), "Khan");
      if (i % 4 == 0) {
        add(register, person.truth(), withoutBirth(person));
      }
      add(events, person.truth(), withoutBirth(faults.written(person)));
    }

    EventLinkage linkage = new EventLinkage(register, events, Bands.USUAL, 1);

    assertThat(linkage.weights().matches()).isBetween(0.1, 0.4);
  }

  private static Map<Trait, String> withoutBirth(Invented person) {
    Map<Trait, String> said = new EnumMap<>(person.said());
    said.remove(Trait.DATE_OF_BIRTH);
    return said;
  }

  @Test
  void namesakes_are_learned_to_be_others() {
    Records register = Records.empty();
    Records events = Records.empty();
    Faults faults = new Faults(33, 1, town);
    for (int i = 0; i < PEOPLE; i++) {
      Invented person = town.get(i);
      if (i % 2 == 0) {
        add(register, person.truth(), person.said());
      }
      Invented before = town.get(Math.max(0, i - 301));
      boolean isNamesake = i % 6 == 1;
      Invented asked = isNamesake ? person.withNames(before.given(), before.family()) : person;
      add(events, person.truth(), faults.written(asked).said());
    }

    EventLinkage linkage = new EventLinkage(register, events, Bands.USUAL, 1);

    assertThat(linkage.weights().namesakes()).isGreaterThan(0.05);
    assertThat(linkage.weights().matches()).isBetween(0.45, 0.55);
  }

  @Test
  void all_records_of_a_person_are_found_however_many_there_are() {
    Records records = Records.empty();
    town.forEach(person -> add(records, person.truth(), person.said()));
    for (int i = 0; i < 30; i++) {
      add(records, town.getFirst().truth(), town.getFirst().said());
    }

    List<Pair> pairs = new Deduplication(records, Bands.USUAL).find(1).pairs();

    assertThat(pairs).filteredOn(pair -> pair.band() == Band.MATCH).hasSize(31 * 30 / 2);
  }
}
