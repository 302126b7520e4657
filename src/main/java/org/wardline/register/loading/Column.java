package org.wardline.register.loading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a register file may tell of a child, under its documented name and other names of it. */
enum Column {
  LOCAL_ID(
      "id, person id, client id, child id, mosaic id, case id, local identifier, unique id, unique"
          + " identifier, person number, client number, lcs id, ics id, liquidlogic id, system id,"
          + " social care id"),
  FORMER_LOCAL_IDS("previous local ids, old local ids"),
  NHS_NUMBER("nhs no, nhs, nhs num, nhs number verified, childs nhs number, child nhs number"),
  NHS_NUMBER_STATUS("nhs status, number status"),
  FORMER_NHS_NUMBERS("previous nhs numbers, superseded nhs numbers"),
  GIVEN_NAME(
      "given names, first name, first names, forename, forenames, legal first name, legal forename,"
          + " child first name, child forename, childs first name, childs forename"),
  FAMILY_NAME(
      "surname, last name, legal surname, legal last name, child surname, childs surname, child last"
          + " name, childs last name"),
  DATE_OF_BIRTH(
      "dob, birth date, born, date of birth dob, child dob, childs dob, childs date of birth"),
  SEX("gender"),
  ADDRESS(
      "home address, address lines, current address, address 1, address 2, address 3, address 4,"
          + " address line 1, address line 2, address line 3, address line 4, town, city, county"),
  POSTCODE("postal code"),
  TEAM("team name, allocated team, responsible team, current team"),
  WORKER(
      "allocated worker, social worker, worker name, worker email, allocated to, allocated social"
          + " worker, key worker, case worker, social worker email, social worker name"),
  ALLOCATED_FROM("allocation start, allocated since"),
  PLAN_TYPE("plan, type, category, record type"),
  PLAN_START("start, start date, plan start date, started"),
  PLAN_END("end, end date, plan end date, ended"),
  EXPECTED_DELIVERY("edd, expected delivery date, expected date of delivery, due date"),
  PLAN_DELETED("deleted, delete date, recorded in error"),
  CLOSED("case closed, closed date, closure date"),
  RESTRICTED("sensitive, restricted access"),
  CUSTODIAN("custodian email"),
  DEPUTY("deputy custodian, deputy email"),
  MOTHER_LOCAL_ID("mother id, mothers id, mothers local id"),
  MOTHER_NHS_NUMBER("mothers nhs number, mother nhs no"),
  CASE_RECORD("link, case link, url");

  private static final Map<String, Column> BY_KEY =
      Arrays.stream(values())
          .flatMap(column -> column.names().map(name -> Map.entry(key(name), column)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String otherNames;

  Column(String otherNames) {
    this.otherNames = otherNames;
  }

  /** The name in the documentation and in result files, such as {@code date_of_birth}. */
  String documented() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it belongs to a plan, of which a child may have several. */
  boolean isOfPlan() {
    return switch (this) {
      case PLAN_TYPE, PLAN_START, PLAN_END, EXPECTED_DELIVERY, PLAN_DELETED -> true;
      default -> false;
    };
  }

  /**
   * What two columns of a file with the same meaning say together: an address may stand in several,
   * of all else the first that says something counts.
   */
  String together(String first, String further) {
    if (first.isBlank() || further.isBlank()) {
      return first.isBlank() ? further : first;
    }
    return this == ADDRESS ? first + ", " + further : first;
  }

  /** Reads a heading whatever its case, spaces and punctuation. */
  static Optional<Column> find(String heading) {
    return Optional.ofNullable(BY_KEY.get(key(heading)));
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of(name()), Arrays.stream(otherNames.split(", ")));
  }

  private static String key(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
