package org.wardline.matching.probability;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(BirthDates.digits("2015-03-04")).isEqualTo("20150304");
    assertThat(BirthDates.digits("4/3/2015")).isEqualTo("20150304");
    assertThat(BirthDates.digits("20150304")).isEqualTo("20150304");
    assertThat(BirthDates.digits("unknown")).isNull();
    assertThat(BirthDates.digits("")).isNull();
  }

  @Test
  void streets_are_compared_with_their_house_numbers() {
    Street home = Street.of("12 Oak St");

    assertThat(home.to(Street.of("12, Oak Street"))).isEqualTo(Likeness.SAME);
    assertThat(home.to(Street.of("14 Oak Street"))).isEqualTo(Likeness.PART);
    assertThat(home.to(Street.of("12 Oka Street"))).isEqualTo(Likeness.SLIP);
    assertThat(home.to(Street.of("12 Elm Grove"))).isEqualTo(Likeness.DIFFERENT);
  }

  @Test
  void what_says_nothing_is_nothing() {
    assertThat(Spelling.plain(" -- ")).isNull();
    assertThat(Spelling.plain("not known")).isNull();
    assertThat(Spelling.plain("O'Connor")).isEqualTo("OCONNOR");
  }
}
