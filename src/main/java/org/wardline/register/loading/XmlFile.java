package org.wardline.register.loading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.formats.cpis.PlanInformation;
import org.wardline.formats.cpis.PlanSubject;
import org.wardline.formats.cpis.ReadRecord;
import org.wardline.formats.cpis.ReadUpload;
import org.wardline.formats.cpis.UploadReader;

/**
 * The upload of CP-IS (message 01) that an existing case system writes. A record of a child and of
 * the unborn child that it was, which the mother names, is two rows: hers and the child's.
 */
final class XmlFile implements RegisterFile {
  static final int MOST_BYTES = 64 << 20;
  private static final UploadReader READER = new UploadReader(MOST_BYTES);

  private final Deque<WrittenRow> rows = new ArrayDeque<>();
  private final Optional<Instant> asAt;
  private final Optional<UnreadableMessageException> brokenOff;
  private long number;

  XmlFile(InputStream bytes) throws IOException {
    Optional<ReadUpload> upload = Optional.empty();
    Optional<UnreadableMessageException> broken = Optional.empty();
    try {
      upload =
          Optional.of(READER.read(bytes.readNBytes(MOST_BYTES + 1), Optional.empty(), this::take));
    } catch (UnreadableMessageException e) {
      broken = Optional.of(e);
      if (rows.isEmpty()) {
        throw e;
      }
    }
    this.brokenOff = broken;
    this.asAt = upload.flatMap(read -> read.header().creationTime());
  }

  @Override
  public Optional<Instant> asAt() {
    return asAt;
  }

  @Override
  public Set<Column> columns() {
    return EnumSet.of(
        Column.LOCAL_ID,
        Column.NHS_NUMBER,
        Column.GIVEN_NAME,
        Column.FAMILY_NAME,
        Column.DATE_OF_BIRTH,
        Column.PLAN_TYPE);
  }

  @Override
  public Optional<WrittenRow> next() {
    Optional<WrittenRow> next = Optional.ofNullable(rows.poll());
    if (next.isEmpty() && brokenOff.isPresent()) {
      throw brokenOff.get();
    }
    return next;
  }

  private void take(ReadRecord read) {
    List<PlanSubject> subjects = read.record().subjects();
    Optional<PlanSubject> mother =
        subjects.stream().filter(s -> s.kind() == PlanSubject.Kind.UNBORN_CHILD).findFirst();
    for (PlanSubject subject : subjects) {
      number++;
      Map<Column, String> cells = cells(subject);
      if (subject.kind() == PlanSubject.Kind.CHILD) {
        mother.ifPresent(m -> nameMother(cells, m));
      }
      List<Map<Column, String>> plans =
          read.record().pertinentInformation().stream()
              .filter(plan -> plan.type().subject() == subject.kind())
              .map(XmlFile::plan)
              .toList();
      rows.add(new WrittenRow(number, "record " + read.position(), cells, plans, List.of()));
    }
  }

  private static Map<Column, String> cells(PlanSubject subject) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.NHS_NUMBER, subject.nhsNumber().map(NhsNumber::digits).orElse(""));
    cells.put(Column.LOCAL_ID, subject.localId().map(LocalId::value).orElse(""));
    cells.put(Column.GIVEN_NAME, subject.given().orElse(""));
    cells.put(Column.FAMILY_NAME, subject.family().orElse(""));
    cells.put(Column.DATE_OF_BIRTH, subject.birthTime().map(Object::toString).orElse(""));
    return cells;
  }

  private static void nameMother(Map<Column, String> cells, PlanSubject mother) {
    mother.nhsNumber().ifPresent(n -> cells.put(Column.MOTHER_NHS_NUMBER, n.digits()));
    mother.localId().ifPresent(id -> cells.put(Column.MOTHER_LOCAL_ID, id.value()));
  }

  private static Map<Column, String> plan(PlanInformation plan) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.PLAN_TYPE, plan.type().name());
    plan.startDate().ifPresent(at -> cells.put(Column.PLAN_START, minute(at)));
    plan.endDate().ifPresent(at -> cells.put(Column.PLAN_END, minute(at)));
    plan.deleteDate().ifPresent(at -> cells.put(Column.PLAN_DELETED, minute(at)));
    return cells;
  }

  private static String minute(LocalDateTime at) {
    return at.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
