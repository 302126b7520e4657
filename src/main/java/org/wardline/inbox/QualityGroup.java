package org.wardline.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.wardline.register.DataQuality.Fault;
import org.wardline.register.DataQuality.Item;

/**
 * What is wrong in the same way, and what to do about it.
 *
 * @param times how often
 * @param of the council's own ids of the children, or names of teams, of the first of them
 */
record QualityGroup(String title, String remedy, int times, List<String> of) {

  QualityGroup {
    of = List.copyOf(of);
  }

  /** How many are not listed yet. */
  public int more() {
    return times - of.size();
  }

  static List<QualityGroup> of(List<Item> items) {
    return Arrays.stream(Fault.values())
        .map(fault -> group(fault, items.stream().filter(item -> item.fault() == fault).toList()))
        .filter(group -> !group.of().isEmpty())
        .toList();
  }

  private static QualityGroup group(Fault fault, List<Item> items) {
    QualityGroup words = words(fault);
    int times = items.stream().mapToInt(Item::times).max().orElse(0);
    return new QualityGroup(words.title(), words.remedy(), times, named(items));
  }

  private static List<String> named(List<Item> items) {
    return items.stream()
        .map(
            item ->
                Stream.of(item.localId(), item.detail())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("a child without an id of the council"))
        .toList();
  }

  private static QualityGroup words(Fault fault) {
    return switch (fault) {
      case NO_NUMBER -> of("No NHS number", "Look the number up in the national record.");
      case NUMBER_NOT_CURRENT ->
          of("No current NHS number", "Look the present number up in the national record.");
      case DISPUTED_NUMBER ->
          of(
              "Disputed NHS number",
              "Another child has the same number: find out whose it is, and correct the other.");
      case NAME_INCOMPLETE ->
          of(
              "Name incomplete",
              "Record family and given name: the national record is found by the family name first,"
                  + " then by all given names.");
      case NAME_ODD ->
          of(
              "Name that the national record will not match",
              "Record the legal name only: no brackets, digits or stand-ins such as “Baby”.");
      case DUPLICATE ->
          of(
              "Possible duplicates",
              "Two open records have the same name and date of birth: merge them in the case"
                  + " system.");
      case NO_BIRTH_DATE -> of("No date of birth", "Record the date of birth.");
      case IMPLAUSIBLE_BIRTH_DATE ->
          of("Implausible date of birth", "Look the date of birth up again.");
      case NO_PLAN_START -> of("Plan without a start", "Record when the plan began.");
      case PLAN_BEFORE_BIRTH ->
          of(
              "Plan that began before birth",
              "Correct the dates, or record the plan as the unborn child’s.");
      case NOBODY_ALLOCATED -> of("Plan without an allocated worker", "Allocate a social worker.");
      case WORKER_UNREACHABLE ->
          of(
              "Allocated worker cannot be reached",
              "The worker has left or has no address: allocate somebody else, or add the address.");
      case TEAM_WITHOUT_CONTACT ->
          of("Team without a contact", "Record a telephone number or a mailbox.");
    };
  }

  private static QualityGroup of(String title, String remedy) {
    return new QualityGroup(title, remedy, 0, List.of());
  }
}
