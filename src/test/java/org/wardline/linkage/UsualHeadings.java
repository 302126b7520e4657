package org.wardline.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardline.matching.probability.Trait;

/** Names that columns of personal data usually have, in lower case and without separators. */
final class UsualHeadings {
  private static final Map<Trait, List<String>> HEADINGS =
      Map.ofEntries(
          of(
              Trait.GIVEN_NAME,
              "givenname given givennames firstname firstnames forename forename1 forenames firstforename fname first fnamec1 fnamec2 christianname"),
          of(
              Trait.FAMILY_NAME,
              "familyname family surname lastname lname last secondname lnamec1 lnamec2"),
          of(
              Trait.DATE_OF_BIRTH,
              "dateofbirth dob birthdate birthday dobfull birth born datebirth dateborn by bm bd birthyear birthmonth yearofbirth monthofbirth dayofbirth yob mob"),
          of(Trait.SEX, "sex gender sexcode gendercode"),
          of(Trait.NUMBER, "nhsnumber nhsno nhs nhsnum socsecid ssn nino patientnumber"),
          of(
              Trait.POSTCODE,
              "postcode postalcode zip zipcode postcd pcode postcodefake homepostcode"),
          of(
              Trait.ADDRESS,
              "flat flatnumber housename streetnumber housenumber houseno house address address1 addressline1 addr addr1 street street1 streetaddress streetname homeaddress"),
          of(Trait.LOCALITY, "address2 addressline2 addr2 street2 locality"),
          of(Trait.TOWN, "town city suburb posttown birthplace addressline3 address3"),
          of(Trait.REGION, "state county region"),
          of(
              Trait.CONTACT,
              "phone telephone tel phonenumber telephonenumber mobile mobilenumber email emailaddress"));

  private static final Set<String> WHOLE_NAMES =
      Set.of("name", "fullname", "wholename", "personname", "patientname", "childname");

  private UsualHeadings() {}

  private static Map.Entry<Trait, List<String>> of(Trait trait, String headings) {
    return Map.entry(trait, Arrays.stream(headings.split(" ", -1)).toList());
  }

  static boolean isWholeName(String heading) {
    return WHOLE_NAMES.contains(plain(heading));
  }

  private static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  static Optional<Trait> find(String heading) {
    String plain = plain(heading);
    return HEADINGS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findAny();
  }
}
