package org.wardline.matching.probability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static Likeness births(String a, String b) {
    return BirthDates.compare(BirthDates.packed(a), BirthDates.packed(b));
  }

  private static Likeness names(String a, String b) {
    return Name.of(a).orElseThrow().to(Name.of(b).orElseThrow());
  }

  @Test
  void names_are_compared_by_what_people_do_to_them() {
    assertThat(names("Zoë-Anne", "ZOE ANNE")).isEqualTo(Likeness.SAME);
    assertThat(names("Anne-Marie", "Anne")).isEqualTo(Likeness.PART);
    assertThat(names("Mohd", "Muhammad Ali")).isEqualTo(Likeness.PART);
    assertThat(names("Muhammad Ali", "Mohammed Ali")).isEqualTo(Likeness.SLIP);
    assertThat(names("Muhammad Ali", "Muhammad Hamza")).isEqualTo(Likeness.ALIKE);
    assertThat(names("Robert", "Bob")).isEqualTo(Likeness.NICKNAME);
    assertThat(names("Alexander", "Alexa")).isEqualTo(Likeness.NICKNAME);
    assertThat(names("Quillfeather", "Quilfeather")).isEqualTo(Likeness.SLIP);
    assertThat(names("Quillfeather", "Quillfaether")).isEqualTo(Likeness.SLIP);
    assertThat(names("Phillips", "Filips")).isEqualTo(Likeness.ALIKE);
    assertThat(names("J", "Joan")).isEqualTo(Likeness.INITIAL);
    assertThat(names("Joan", "Idris")).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void dates_of_birth_are_compared_by_how_they_are_mistyped() {
    assertThat(births("20150304", "20150304")).isEqualTo(Likeness.SAME);
    assertThat(births("20150304", "20150403")).isEqualTo(Likeness.SWAPPED);
    assertThat(births("20150304", "20150804")).isEqualTo(Likeness.SLIP);
    assertThat(births("20150304", "20150327")).isEqualTo(Likeness.PART);
    assertThat(births("20150304", "20141127")).isEqualTo(Likeness.NEAR);
    assertThat(births("20150304", "19871127")).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void dates_are_read_as_they_are_written() {
    assertThat(WrittenDate.digits("2015-03-04")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("4/3/2015")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("20150304")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("2015-03-04T00:00:00")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("04-Mar-2015")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("4th March 2015")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("March 4, 2015")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("04/03/15")).isEqualTo("20150304");
    assertThat(WrittenDate.digits("04/03/85")).isEqualTo("19850304");
    assertThat(WrittenDate.digits("3/25/2015")).isEqualTo("20150325");
    assertThat(WrittenDate.digits("unknown")).isNull();
    assertThat(WrittenDate.digits("")).isNull();
  }

  @Test
  void streets_are_compared_with_their_house_numbers() {
    Street home = Street.of("12 Oak St");

    assertThat(home.to(Street.of("12, Oak Street"))).isEqualTo(Likeness.SAME);
    assertThat(home.to(Street.of("14 Oak Street"))).isEqualTo(Likeness.NEAR);
    assertThat(home.to(Street.of("Oak Street"))).isEqualTo(Likeness.PART);
    assertThat(home.to(Street.of("Flat 3, 12 Oak Street"))).isEqualTo(Likeness.PART);
    assertThat(home.to(Street.of("12 Oka Street"))).isEqualTo(Likeness.SLIP);
    assertThat(home.to(Street.of("12 Elm Grove"))).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void a_town_or_a_building_on_one_side_only_is_no_slip() {
    Street home = Street.of("12 Oak St");

    assertThat(home.to(Street.of("12 Oak Street, Northam"))).isEqualTo(Likeness.SAME);
    assertThat(home.to(Street.of("Mill House, 12 Oak St"))).isEqualTo(Likeness.SAME);
    assertThat(Street.of("Mill Lane").to(Street.of("Rose Cottage, Mill Lane, Northam")))
        .isEqualTo(Likeness.SAME);
    assertThat(Street.of("2/14 Oak Rd").to(Street.of("Flat 2, 14 Oak Road Northam")))
        .isEqualTo(Likeness.SAME);
    assertThat(Street.of("14 b Oak Rd").to(Street.of("14B Oak Road"))).isEqualTo(Likeness.SAME);
    assertThat(Street.of("9 Green Lane").to(Street.of("9 Bowling Green Lane")))
        .isEqualTo(Likeness.SLIP);
  }

  @Test
  void what_is_no_name_says_nothing() {
    assertThat(Unnamed.known("Baby of Zephyrine")).isNull();
    assertThat(Unnamed.known("TWIN 1")).isNull();
    assertThat(Unnamed.known("Babette")).isEqualTo("Babette");
    assertThat(names("Master John", "John")).isEqualTo(Likeness.SAME);
  }

  @Test
  void a_part_that_many_names_share_says_little() {
    List<Person> register = new ArrayList<>();
    for (String given : List.of("Ali", "Bilal", "Hamza", "Omar", "Zain")) {
      register.add(Person.of(Map.of(Trait.GIVEN_NAME, "Muhammad " + given)));
    }
    register.add(Person.of(Map.of(Trait.GIVEN_NAME, "Zephyrine Ann")));
    register.add(Person.of(Map.of(Trait.GIVEN_NAME, "Zephyrine May")));
    List<Profile> profiles = register.stream().map(Frequencies.of(register)::profile).toList();

    assertThat(rarity(profiles.get(0), profiles.get(1)))
        .isLessThan(rarity(profiles.get(5), profiles.get(6)));
  }

  private static float rarity(Profile one, Profile other) {
    Comparison found = Comparing.compare(one, other);
    assertThat(found.is(Trait.GIVEN_NAME, Likeness.ALIKE)).isTrue();
    return found.rarity(Trait.GIVEN_NAME.place());
  }

  @Test
  void what_says_nothing_is_nothing() {
    assertThat(Spelling.plain(" -- ")).isNull();
    assertThat(Spelling.plain("not known")).isNull();
    assertThat(Spelling.plain("O'Connor")).isEqualTo("OCONNOR");
  }
}
