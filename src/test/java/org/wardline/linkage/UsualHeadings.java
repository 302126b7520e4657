package org.wardline.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wardline.matching.probability.Trait;

/** Names that columns of personal data usually have, in lower case and without separators. */
final class UsualHeadings {
  private static final Map<Trait, List<String>> HEADINGS =
      Map.ofEntries(
          of(
              Trait.GIVEN_NAME,
              "givenname given givennames firstname forename forename1 forenames fname first"),
          of(Trait.FAMILY_NAME, "familyname family surname lastname lname last"),
          of(Trait.DATE_OF_BIRTH, "dateofbirth dob birthdate birthday dobfull birth born"),
          of(Trait.SEX, "sex gender"),
          of(Trait.NUMBER, "nhsnumber nhsno nhs socsecid ssn nino patientnumber"),
          of(Trait.POSTCODE, "postcode postalcode zip zipcode postcd"),
          of(
              Trait.ADDRESS,
              "streetnumber housenumber address address1 addressline1 street streetaddress streetname"),
          of(Trait.LOCALITY, "address2 addressline2 locality"),
          of(Trait.TOWN, "town city suburb posttown birthplace"),
          of(Trait.REGION, "state county region"),
          of(Trait.CONTACT, "phone telephone phonenumber mobile email emailaddress"));

  private UsualHeadings() {}

  private static Map.Entry<Trait, List<String>> of(Trait trait, String headings) {
    return Map.entry(trait, Arrays.stream(headings.split(" ", -1)).toList());
  }

  static Optional<Trait> find(String heading) {
    String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return HEADINGS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findAny();
  }
}
