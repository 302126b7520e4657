package org.wardline.register.loading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.PlainText;

/**
 * Decides what one field says. A bad field is empty and has a finding; it never costs the child;
 * source: domain.md §2.
 *
 * @param asAt the moment for which the file is right
 * @param testNumbers whether NHS numbers of the test range are taken
 * @param findings is told of what is wrong
 */
record CellPolicy(Instant asAt, boolean testNumbers, BiConsumer<Column, Fault> findings) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final int YEARS_AHEAD = 10;
  private static final Pattern TEXT_FORMULA = Pattern.compile("=\"([^\"]*)\"");
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+");
  private static final Pattern DECIMAL_ZERO = Pattern.compile("[.]0+$");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern POSTCODE =
      Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");
  private static final Map<String, String> SEXES =
      Map.of(
          "m",
          "male",
          "male",
          "male",
          "1",
          "male",
          "f",
          "female",
          "female",
          "female",
          "2",
          "female",
          "indeterminate",
          "indeterminate",
          "9",
          "indeterminate",
          "i",
          "indeterminate");
  private static final List<String> UNSAID = List.of("unknown", "not known", "0", "u", "x");
  private static final List<String> STATUSES =
      List.of("current", "superseded", "inactive", "disputed", "unknown");
  private static final List<String> YES =
      List.of("yes", "y", "true", "1", "restricted", "sensitive");
  private static final List<String> NO = List.of("no", "n", "false", "0");

  /** The value in its one form; empty when nothing usable is said. */
  String value(Column column, String written) {
    String cell = unwrapped(column, written).strip();
    if (cell.isEmpty()) {
      return "";
    }
    return switch (column) {
      case NHS_NUMBER, MOTHER_NHS_NUMBER -> number(column, cell);
      case FORMER_NHS_NUMBERS, FORMER_LOCAL_IDS -> list(column, cell);
      case LOCAL_ID, MOTHER_LOCAL_ID -> id(column, cell);
      case DATE_OF_BIRTH -> birth(cell);
      case EXPECTED_DELIVERY -> date(column, cell).map(d -> d.date().toString()).orElse("");
      case ALLOCATED_FROM, PLAN_START ->
          date(column, cell).map(d -> d.begins().toString()).orElse("");
      case PLAN_END, PLAN_DELETED, CLOSED ->
          date(column, cell).map(d -> d.ends().toString()).orElse("");
      case GIVEN_NAME, FAMILY_NAME -> name(column, cell);
      case SEX -> word(column, cell, SEXES);
      case NHS_NUMBER_STATUS -> word(column, cell, same(STATUSES));
      case RESTRICTED -> yesOrNo(column, cell);
      case POSTCODE -> postcode(column, cell);
      case ADDRESS, TEAM, WORKER, CUSTODIAN, DEPUTY, CASE_RECORD, PLAN_TYPE -> text(column, cell);
    };
  }

  /** A spreadsheet writes a text as {@code ="text"}; any other formula is not worked out. */
  private String unwrapped(Column column, String written) {
    String cell = written.strip();
    Matcher text = TEXT_FORMULA.matcher(cell);
    if (text.matches()) {
      return text.group(1);
    }
    boolean formula =
        cell.length() > 1 && (cell.startsWith("=") || cell.startsWith("@") || cell.startsWith("+"));
    return formula ? fault(column, Fault.FORMULA) : cell;
  }

  private String number(Column column, String cell) {
    String digits = DECIMAL_ZERO.matcher(cell).replaceFirst("");
    Optional<NhsNumber> found = NhsNumber.find(digits);
    if (found.isPresent()) {
      return found.get().isInTestRange() && !testNumbers
          ? fault(column, Fault.TEST_NUMBER)
          : found.get().digits();
    }
    if (SCIENTIFIC.matcher(cell).matches()) {
      return fault(column, Fault.SCIENTIFIC);
    }
    boolean ten = digits.replaceAll("[^0-9]", "").length() == 10;
    return fault(column, ten ? Fault.CHECK_DIGIT : Fault.NOT_TEN_DIGITS);
  }

  private String id(Column column, String cell) {
    return SCIENTIFIC.matcher(cell).matches()
        ? fault(column, Fault.SCIENTIFIC)
        : text(column, DECIMAL_ZERO.matcher(cell).replaceFirst(""));
  }

  private String list(Column column, String cell) {
    return Arrays.stream(cell.split("[;,|]"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(one -> column == Column.FORMER_LOCAL_IDS ? id(column, one) : number(column, one))
        .filter(one -> !one.isEmpty())
        .distinct()
        .collect(Collectors.joining(";"));
  }

  private Optional<WrittenDate> date(Column column, String cell) {
    LocalDate today = LocalDate.ofInstant(asAt, LONDON);
    Optional<WrittenDate> found = WrittenDate.find(cell, Year.from(today));
    if (found.isEmpty()) {
      fault(column, SCIENTIFIC.matcher(cell).matches() ? Fault.SCIENTIFIC : Fault.UNREADABLE_DATE);
      return found;
    }
    LocalDate day = found.get().date();
    if (day.isBefore(EARLIEST) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
      fault(column, Fault.IMPOSSIBLE_DATE);
      return Optional.empty();
    }
    if (found.get().serial()) {
      fault(column, Fault.SERIAL_DATE);
    }
    return found;
  }

  private String birth(String cell) {
    LocalDate tomorrow = LocalDate.ofInstant(asAt, LONDON).plusDays(1);
    return date(Column.DATE_OF_BIRTH, cell)
        .map(WrittenDate::date)
        .map(
            day ->
                day.isAfter(tomorrow)
                    ? fault(Column.DATE_OF_BIRTH, Fault.IMPOSSIBLE_DATE)
                    : day.toString())
        .orElse("");
  }

  private String name(Column column, String cell) {
    if (CONTROL.matcher(cell).find()) {
      fault(column, Fault.CONTROL_CHARACTERS);
    }
    String tidy = text(column, cell);
    if (tidy.isEmpty()) {
      return "";
    }
    if (tidy.chars().noneMatch(Character::isLetter)) {
      return fault(column, Fault.NO_LETTERS);
    }
    if (tidy.chars().anyMatch(c -> "<>{}[]=\\\"|;".indexOf(c) >= 0 || Character.isDigit(c))) {
      fault(column, Fault.ODD_CHARACTERS);
    }
    return tidy;
  }

  private String text(Column column, String cell) {
    if (PlainText.isTooLong(cell)) {
      return fault(column, Fault.TOO_LONG);
    }
    if (cell.indexOf('\uFFFD') >= 0) {
      fault(column, Fault.UNDECODABLE);
    }
    return PlainText.tidy(cell).orElse("");
  }

  private String postcode(Column column, String cell) {
    Matcher found = POSTCODE.matcher(cell.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    return found.matches()
        ? found.group(1) + ' ' + found.group(2)
        : fault(column, Fault.UNKNOWN_VALUE);
  }

  private String yesOrNo(Column column, String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return "true";
    }
    return NO.contains(word) ? "false" : fault(column, Fault.UNKNOWN_VALUE);
  }

  private String word(Column column, String cell, Map<String, String> known) {
    String word = cell.toLowerCase(Locale.ROOT);
    String found = known.get(word);
    if (found == null && !UNSAID.contains(word)) {
      fault(column, Fault.UNKNOWN_VALUE);
    }
    return found == null ? "" : found;
  }

  private static Map<String, String> same(List<String> words) {
    return words.stream().collect(Collectors.toMap(word -> word, word -> word));
  }

  /** Answers the empty value. */
  private String fault(Column column, Fault fault) {
    findings.accept(column, fault);
    return "";
  }
}
