package org.wardline.linkage;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wardline.matching.probability.Trait;

/** An invented person as one record has it; every text may be empty. */
record Invented(
    String truth,
    String household,
    String number,
    String given,
    String family,
    String sex,
    LocalDate born,
    String birth,
    String address,
    String postcode,
    String town) {

  static final List<String> COLUMNS =
      List.of(
          "person",
          "household",
          "nhs_number",
          "given_name",
          "family_name",
          "sex",
          "date_of_birth",
          "address",
          "postcode",
          "town");

  List<String> row() {
    return List.of(truth, household, number, given, family, sex, birth, address, postcode, town);
  }

  Map<Trait, String> said() {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    said.put(Trait.GIVEN_NAME, given);
    said.put(Trait.FAMILY_NAME, family);
    said.put(Trait.SEX, sex);
    said.put(Trait.DATE_OF_BIRTH, birth);
    said.put(Trait.ADDRESS, address);
    said.put(Trait.POSTCODE, postcode);
    return said;
  }

  Invented withNumber(String other) {
    return new Invented(
        truth, household, other, given, family, sex, born, birth, address, postcode, town);
  }

  Invented withNames(String otherGiven, String otherFamily) {
    return new Invented(
        truth,
        household,
        number,
        otherGiven,
        otherFamily,
        sex,
        born,
        birth,
        address,
        postcode,
        town);
  }

  Invented withSex(String other) {
    return new Invented(
        truth, household, number, given, family, other, born, birth, address, postcode, town);
  }

  Invented withBirth(String other) {
    return new Invented(
        truth, household, number, given, family, sex, born, other, address, postcode, town);
  }

  Invented withPlace(String otherAddress, String otherPostcode, String otherTown) {
    return new Invented(
        truth,
        household,
        number,
        given,
        family,
        sex,
        born,
        birth,
        otherAddress,
        otherPostcode,
        otherTown);
  }
}
