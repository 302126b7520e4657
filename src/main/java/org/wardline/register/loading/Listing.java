package org.wardline.register.loading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;
import org.wardline.register.loading.ListedChild.Keyed;
import org.wardline.register.loading.ListedChild.ListedPlan;
import org.wardline.register.loading.People.Keepers;
import org.wardline.register.loading.StagedRows.Staged;

/** Puts the rows of one child together into what is to be written. */
final class Listing {
  private final Load load;
  private final People people;
  private final SealingKeys keys;
  private final Instant now;

  Listing(Load load, People people, SealingKeys keys, Instant now) {
    this.load = load;
    this.people = people;
    this.keys = keys;
    this.now = now;
  }

  /**
   * The rows of a child, what they say together, and what is wrong with that.
   *
   * @param child empty when they cannot be loaded
   */
  record Listed(List<Staged> rows, Optional<ListedChild> child, List<RowFinding> findings) {
    UUID id() {
      return rows.getFirst().child();
    }

    boolean known() {
      return rows.getFirst().known();
    }

    /** The row's own findings and those of all rows of the child. */
    List<RowFinding> findingsOf(Staged row) {
      boolean repeats =
          rows.stream()
              .anyMatch(other -> other.number() < row.number() && other.row().equals(row.row()));
      Stream<RowFinding> duplicate =
          repeats ? Stream.of(RowFinding.ofRow(Fault.DUPLICATE_ROW)) : Stream.empty();
      return Stream.of(row.findings().stream(), findings.stream(), duplicate)
          .flatMap(all -> all)
          .distinct()
          .toList();
    }
  }

  Listed of(List<Staged> rows) {
    List<RowFinding> findings = new ArrayList<>();
    Merged said = new Merged(rows.stream().map(Staged::row).toList(), findings);
    boolean restricted = "true".equals(said.get(Column.RESTRICTED));
    Optional<Keepers> keepers =
        restricted
            ? people.keepers(said.get(Column.CUSTODIAN), said.get(Column.DEPUTY))
            : Optional.empty();
    if (restricted && keepers.isEmpty()) {
      return new Listed(rows, Optional.empty(), List.of(RowFinding.ofRow(Fault.NO_KEEPERS)));
    }
    keepers.ifPresent(both -> findings.addAll(both.findings()));
    ListedChild child = child(rows, said, keepers, findings);
    return new Listed(rows, Optional.of(child), List.copyOf(findings));
  }

  private ListedChild child(
      List<Staged> rows, Merged said, Optional<Keepers> keepers, List<RowFinding> findings) {
    UUID id = rows.getFirst().child();
    UUID worker = worker(said.get(Column.WORKER), findings);
    return new ListedChild(
        id,
        load.authority(),
        rows.getFirst().known(),
        load.asAt(),
        now,
        columns(rows),
        said.get(Column.GIVEN_NAME),
        said.get(Column.FAMILY_NAME),
        said.get(Column.DATE_OF_BIRTH),
        said.get(Column.SEX),
        said.get(Column.ADDRESS),
        said.get(Column.POSTCODE),
        team(said.get(Column.TEAM), findings),
        said.get(Column.CASE_RECORD),
        said.get(Column.CLOSED),
        keepers.isPresent(),
        keepers.map(Keepers::custodian).orElse(null),
        keepers.map(Keepers::deputy).orElse(null),
        said.get(Column.LOCAL_ID) == null ? null : localId(said.get(Column.LOCAL_ID), "child", id),
        localIds(said, id),
        numbers(said, id),
        plans(said),
        worker,
        said.get(Column.ALLOCATED_FROM),
        numberKey(said.get(Column.MOTHER_NHS_NUMBER)),
        localIdKey(said.get(Column.MOTHER_LOCAL_ID)),
        digest(rows, findings));
  }

  /** Of what is told without any doubt; null otherwise, so that it is looked at every time. */
  private String digest(List<Staged> rows, List<RowFinding> findings) {
    boolean repeats = rows.stream().map(Staged::row).distinct().count() < rows.size();
    return repeats || !findings.isEmpty()
        ? null
        : ListingDigest.ofChild(
            load.columns(),
            rows.stream()
                .map(row -> ListingDigest.ofRow(row.row(), row.findings(), people, keys))
                .toList());
  }

  /**
   * What the file tells of the child: not all of its plans if one of them cannot be read, or may be
   * in the part of a row that is missing, and nothing of the other columns there.
   */
  private Set<Column> columns(List<Staged> rows) {
    List<Staged> cut = rows.stream().filter(row -> has(row, Fault.SHORT_ROW)).toList();
    boolean readable =
        cut.isEmpty()
            && rows.stream()
                .flatMap(row -> row.findings().stream())
                .noneMatch(finding -> finding.column() == Column.PLAN_TYPE);
    return load.columns().stream()
        .filter(column -> readable || column != Column.PLAN_TYPE)
        .filter(
            column ->
                column.isOfPlan()
                    || cut.stream().allMatch(row -> row.row().values().containsKey(column)))
        .collect(Collectors.toSet());
  }

  private static boolean has(Staged row, Fault fault) {
    return row.findings().stream().anyMatch(finding -> finding.fault() == fault);
  }

  private UUID worker(String written, List<RowFinding> findings) {
    return find(
        written,
        people.findWorker(orEmpty(written)).map(w -> w.id()),
        findings,
        new RowFinding(Column.WORKER, Fault.NO_SUCH_WORKER));
  }

  private UUID team(String written, List<RowFinding> findings) {
    return find(
        written,
        people.findTeam(orEmpty(written)),
        findings,
        new RowFinding(Column.TEAM, Fault.NO_SUCH_TEAM));
  }

  private static UUID find(
      String written, Optional<UUID> found, List<RowFinding> findings, RowFinding missing) {
    if (written != null && found.isEmpty()) {
      findings.add(missing);
    }
    return written == null ? null : found.orElse(null);
  }

  private List<Keyed> localIds(Merged said, UUID child) {
    return Stream.concat(
            Stream.ofNullable(said.get(Column.LOCAL_ID)), said.list(Column.FORMER_LOCAL_IDS))
        .distinct()
        .map(id -> localId(id, "child_local_id", child))
        .toList();
  }

  private Keyed localId(String localId, String table, UUID child) {
    return new Keyed(localIdKey(localId), sealed(localId, table, child));
  }

  private List<ListedChild.ListedNumber> numbers(Merged said, UUID child) {
    String current = said.get(Column.NHS_NUMBER);
    String status = Objects.requireNonNullElse(said.get(Column.NHS_NUMBER_STATUS), "current");
    Stream<ListedChild.ListedNumber> own =
        Stream.ofNullable(current).map(number -> number(number, status, child));
    Stream<ListedChild.ListedNumber> former =
        said.list(Column.FORMER_NHS_NUMBERS)
            .filter(number -> !number.equals(current))
            .map(number -> number(number, "superseded", child));
    return Stream.concat(own, former).toList();
  }

  private ListedChild.ListedNumber number(String number, String status, UUID child) {
    return new ListedChild.ListedNumber(
        numberKey(number), sealed(number, "child_number", child), status);
  }

  /** Of rows that tell the same plan differently, the end that is told wins over none. */
  private static List<ListedPlan> plans(Merged said) {
    return said.plans().stream()
        .map(
            plan ->
                new ListedPlan(
                    plan.get(Column.PLAN_TYPE),
                    plan.get(Column.PLAN_START),
                    plan.get(Column.PLAN_END),
                    plan.get(Column.EXPECTED_DELIVERY),
                    plan.get(Column.PLAN_DELETED)))
        .collect(
            Collectors.toMap(plan -> plan.type() + plan.started(), plan -> plan, Listing::later))
        .values()
        .stream()
        .toList();
  }

  private static ListedPlan later(ListedPlan one, ListedPlan other) {
    return new ListedPlan(
        one.type(),
        one.started(),
        latest(one.ended(), other.ended()),
        latest(one.expected(), other.expected()),
        latest(one.deleted(), other.deleted()));
  }

  private static String latest(String one, String other) {
    return Stream.of(one, other).filter(Objects::nonNull).max(String::compareTo).orElse(null);
  }

  private String numberKey(String number) {
    return number == null ? null : hex(Children.numberKey(keys, number));
  }

  private String localIdKey(String localId) {
    return localId == null ? null : hex(Children.localIdKey(keys, load.authority(), localId));
  }

  private String sealed(String value, String table, UUID row) {
    return hex(keys.seal(value.getBytes(StandardCharsets.UTF_8), table, row));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
