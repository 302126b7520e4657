package org.wardline.register.loading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what a row says and what is wrong with it. Refused is only what names no child at all;
 * source: domain.md §2, "A bad field never costs a child".
 *
 * @param asAt the moment for which the file is right
 * @param testNumbers whether NHS numbers of the test range are taken
 */
record RowPolicy(Instant asAt, boolean testNumbers) {
  /** The start of a plan of which no start can be read: it counts as running since long ago. */
  static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration PREGNANCY = Duration.ofDays(280);

  /** What case systems call a plan, without blanks and punctuation. */
  private static final Map<String, List<String>> PLANS =
      Map.of(
          "CPP",
          List.of("cpp", "cp", "cpplan", "childprotection", "childprotectionplan"),
          "LAC",
          List.of(
              "lac",
              "cla",
              "cic",
              "lookedafter",
              "lookedafterchild",
              "childlookedafter",
              "childincare",
              "incare"),
          "UCPP",
          List.of(
              "ucpp",
              "ucp",
              "unborn",
              "unbornchild",
              "unborncp",
              "unborncpp",
              "unborncpplan",
              "unbornchildprotectionplan"));

  /**
   * A row with what is wrong with it.
   *
   * @param refused whether it cannot be loaded
   */
  record Understood(RegisterRow row, List<RowFinding> findings, boolean refused) {}

  Understood decide(WrittenRow written) {
    List<RowFinding> findings = new ArrayList<>(written.findings());
    CellPolicy cells =
        new CellPolicy(
            asAt, testNumbers, (column, fault) -> findings.add(new RowFinding(column, fault)));
    Map<Column, String> values = new EnumMap<>(Column.class);
    written.cells().forEach((column, cell) -> values.put(column, cells.value(column, cell)));
    List<Map<Column, String>> plans =
        written.plans().stream()
            .map(plan -> plan(plan, cells, findings))
            .flatMap(Optional::stream)
            .toList();
    RegisterRow row = new RegisterRow(values, plans);
    boolean refused = !isRecognisable(row);
    if (refused) {
      findings.add(RowFinding.ofRow(Fault.NOTHING_TO_RECOGNISE));
    }
    return new Understood(row, findings.stream().distinct().toList(), refused);
  }

  private static boolean isRecognisable(RegisterRow row) {
    return Stream.of(Column.LOCAL_ID, Column.NHS_NUMBER, Column.FAMILY_NAME, Column.GIVEN_NAME)
        .anyMatch(column -> row.get(column) != null);
  }

  private static Optional<Map<Column, String>> plan(
      Map<Column, String> written, CellPolicy cells, List<RowFinding> findings) {
    Map<Column, String> plan = new EnumMap<>(Column.class);
    written.forEach((column, cell) -> plan.put(column, cells.value(column, cell)));
    plan.values().removeIf(String::isEmpty);
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> type = typeOf(plan.getOrDefault(Column.PLAN_TYPE, ""));
    if (type.isEmpty()) {
      findings.add(new RowFinding(Column.PLAN_TYPE, Fault.UNKNOWN_PLAN));
      return Optional.empty();
    }
    plan.put(Column.PLAN_TYPE, type.get());
    settleDates(plan, findings);
    return Optional.of(plan);
  }

  private static Optional<String> typeOf(String written) {
    String word = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return PLANS.entrySet().stream()
        .filter(plan -> plan.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void settleDates(Map<Column, String> plan, List<RowFinding> findings) {
    if (!plan.containsKey(Column.PLAN_START)) {
      findings.add(new RowFinding(Column.PLAN_START, Fault.NO_START));
      plan.put(Column.PLAN_START, LONG_AGO.toString());
    }
    Instant start = Instant.parse(plan.get(Column.PLAN_START));
    if (plan.containsKey(Column.PLAN_END)
        && Instant.parse(plan.get(Column.PLAN_END)).isBefore(start)) {
      findings.add(new RowFinding(Column.PLAN_END, Fault.END_BEFORE_START));
      plan.remove(Column.PLAN_END);
    }
    if (plan.get(Column.PLAN_TYPE).equals("UCPP")) {
      settleDelivery(plan, start, findings);
    } else {
      plan.remove(Column.EXPECTED_DELIVERY);
    }
  }

  /** The national upload writes the expected delivery as the plan's end. */
  private static void settleDelivery(
      Map<Column, String> plan, Instant start, List<RowFinding> findings) {
    if (plan.containsKey(Column.EXPECTED_DELIVERY)) {
      return;
    }
    if (!plan.containsKey(Column.PLAN_END)) {
      findings.add(new RowFinding(Column.EXPECTED_DELIVERY, Fault.NO_EXPECTED_DELIVERY));
    }
    Instant expected =
        plan.containsKey(Column.PLAN_END)
            ? Instant.parse(plan.get(Column.PLAN_END)).minusSeconds(1)
            : start.plus(PREGNANCY);
    plan.put(Column.EXPECTED_DELIVERY, LocalDate.ofInstant(expected, LONDON).toString());
  }
}
