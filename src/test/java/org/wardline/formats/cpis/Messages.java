package org.wardline.formats.cpis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.Author.NominatedPerson;
import org.wardline.formats.cpis.Author.SystemAuthor;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponse.ReturnedRecord;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;

/** Invented messages of every shape that the standard allows. */
final class Messages {

  private static final String COUNCIL = "999";

  private Messages() {}

  static Arbitrary<List<UploadRecord>> uploadRecords() {
    return uploadRecord().list().ofMinSize(1).ofMaxSize(8);
  }

  static Arbitrary<UploadHeader> uploadHeader(int records) {
    return Combinators.combine(instants(), Arbitraries.longs().between(1, 999_999), council())
        .as(
            (at, id, council) ->
                new UploadHeader(
                    Optional.of(at), Optional.of(id), Optional.of(records), Optional.of(council)));
  }

  static Arbitrary<UploadRecord> uploadRecord() {
    return Combinators.combine(
            Arbitraries.of(PlanType.class).set().ofMinSize(1).ofMaxSize(3), subject(), starts())
        .flatAs(
            (types, subject, start) ->
                days().map(days -> record(List.copyOf(types), subject, start, days)));
  }

  private static UploadRecord record(
      List<PlanType> types, PlanSubject subject, LocalDateTime start, int days) {
    return new UploadRecord(
        types.stream().map(type -> plan(type, start, days)).toList(),
        types.stream()
            .map(PlanType::subject)
            .distinct()
            .map(
                kind ->
                    new PlanSubject(
                        kind,
                        subject.nhsNumber(),
                        subject.localId(),
                        subject.birthTime(),
                        subject.given(),
                        subject.family()))
            .toList());
  }

  private static PlanInformation plan(PlanType type, LocalDateTime start, int days) {
    boolean ends = type == PlanType.UCP || days % 3 == 0;
    return new PlanInformation(
        type,
        Optional.of(start),
        ends ? Optional.of(start.plusDays(days)) : Optional.empty(),
        days % 5 == 0 ? Optional.of(start.plusDays(1)) : Optional.empty());
  }

  static Arbitrary<FileResponse> fileResponse() {
    return Combinators.combine(
            uploadHeader(4),
            Arbitraries.of(FileCode.class).list().ofMinSize(1).ofMaxSize(2),
            answers(),
            returned().list().ofMaxSize(4),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.of(true, false))
        .as(
            (header, codes, answers, returned, count, known) ->
                new FileResponse(
                    known ? header : unknown(header),
                    codes,
                    answers,
                    Optional.of(count),
                    Optional.of(answers.size()),
                    returned,
                    List.of()));
  }

  private static UploadHeader unknown(UploadHeader header) {
    return new UploadHeader(
        header.creationTime(), Optional.empty(), Optional.empty(), header.organisation());
  }

  private static Arbitrary<List<RecordAnswer>> answers() {
    return Arbitraries.of(RecordCode.class)
        .list()
        .ofMaxSize(6)
        .map(
            codes ->
                IntStream.range(0, codes.size())
                    .mapToObj(i -> new RecordAnswer(Optional.of(codes.get(i)), Optional.of(i + 1)))
                    .toList());
  }

  private static Arbitrary<ReturnedRecord> returned() {
    return Combinators.combine(Arbitraries.of(true, false), uploadRecord())
        .as(
            (valid, record) ->
                new ReturnedRecord(
                    valid, valid ? new UploadRecord(List.of(), record.subjects()) : record));
  }

  static Arbitrary<AccessNotification> accessNotification() {
    return Combinators.combine(instants(), uuids(), query().list().ofMaxSize(6))
        .as(
            (at, id, queries) ->
                new AccessNotification(
                    Optional.of(id),
                    Optional.of(at),
                    Optional.of(COUNCIL),
                    accesses(queries),
                    List.of(),
                    List.of()));
  }

  private static List<RecordAccess> accesses(List<Query> queries) {
    return IntStream.range(0, queries.size())
        .mapToObj(
            i -> new RecordAccess(i + 1, Optional.of("42"), List.of(numbered(queries.get(i), i))))
        .toList();
  }

  private static Query numbered(Query query, int index) {
    String id = query.id().substring(0, 30) + "%06X".formatted(index);
    return new Query(
        index, id, query.at(), query.author(), query.nhsNumber(), query.localId(), List.of());
  }

  private static Arbitrary<Query> query() {
    return Combinators.combine(uuids(), instants(), author(), numbers(), localIds())
        .as(
            (id, at, author, number, localId) ->
                new Query(0, id, at, author, Optional.of(number), Optional.of(localId), List.of()));
  }

  private static Arbitrary<Author> author() {
    return Arbitraries.oneOf(person(), system());
  }

  private static Arbitrary<Author> person() {
    return Combinators.combine(names(), names(), sdsIds(), sdsIds().optional(), organisation())
        .as(
            (given, family, id, profile, organisation) ->
                new AssignedAuthor(
                    Optional.of("R8000"),
                    Optional.of(family),
                    Optional.of(id),
                    profile,
                    Optional.of(given + ' ' + family),
                    organisation));
  }

  private static Arbitrary<Author> system() {
    return Combinators.combine(sdsIds(), names().list().ofMaxSize(3), organisation())
        .as(
            (device, people, organisation) ->
                new SystemAuthor(
                    Optional.of(device),
                    organisation,
                    people.stream()
                        .map(
                            name ->
                                new NominatedPerson(
                                    Optional.of("R8001"), Optional.of("Nurse"), Optional.of(name)))
                        .toList()));
  }

  static Arbitrary<InactiveNumbers> inactiveNumbers() {
    return Combinators.combine(
            uuids(), instants(), inactiveNumber().list().ofMinSize(1).ofMaxSize(8))
        .as(
            (id, at, subjects) ->
                new InactiveNumbers(
                    Optional.of(id), Optional.of(at), Optional.of(COUNCIL), subjects, List.of()));
  }

  private static Arbitrary<InactiveNumber> inactiveNumber() {
    return Combinators.combine(numbers(), localIds(), numbers().optional())
        .as(
            (number, id, replacement) ->
                new InactiveNumber(
                    Optional.of(number), Optional.of(id), replacement, Optional.of("42")));
  }

  private static Arbitrary<PlanSubject> subject() {
    return Combinators.combine(numbers().optional(), localIds(), births(), names(), names())
        .as(
            (number, localId, born, given, family) ->
                new PlanSubject(
                    PlanSubject.Kind.CHILD,
                    number,
                    Optional.of(localId),
                    Optional.of(born),
                    Optional.of(given),
                    Optional.of(family)));
  }

  private static Arbitrary<CouncilDetails> council() {
    return Combinators.combine(
            names(), Arbitraries.strings().numeric().ofLength(11), names().optional())
        .as(
            (name, telephone, other) ->
                new CouncilDetails(
                    COUNCIL,
                    Optional.of(name),
                    Optional.of(telephone),
                    other.map(some -> "+44" + telephone)));
  }

  private static Arbitrary<NhsNumber> numbers() {
    return Arbitraries.integers()
        .between(999_000_000, 999_999_999)
        .map(stem -> NhsNumber.find(stem + checkDigit(stem)))
        .filter(Optional::isPresent)
        .map(Optional::get);
  }

  private static String checkDigit(int stem) {
    String digits = Integer.toString(stem);
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    return Integer.toString((11 - sum % 11) % 11);
  }

  private static Arbitrary<LocalId> localIds() {
    return codes().map(code -> new LocalId(code, Optional.of(COUNCIL)));
  }

  private static Arbitrary<Organisation> organisation() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(3).ofMaxLength(5), names())
        .as((code, name) -> new Organisation(code, Optional.of(name)));
  }

  /** Words of any script and any sign that XML needs escaped, without blanks. */
  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("<>&\"']]>éßžЖ漢")
        .alpha()
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(name -> name.endsWith("漢") ? name + "🙂" : name);
  }

  private static Arbitrary<String> codes() {
    return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
  }

  private static Arbitrary<String> sdsIds() {
    return Arbitraries.strings().numeric().ofLength(12);
  }

  private static Arbitrary<String> uuids() {
    return Arbitraries.randomValue(
        random ->
            new java.util.UUID(random.nextLong(), random.nextLong())
                .toString()
                .toUpperCase(java.util.Locale.ROOT));
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(1_500_000_000L, 2_500_000_000L).map(Instant::ofEpochSecond);
  }

  private static Arbitrary<LocalDate> births() {
    return Arbitraries.integers()
        .between(0, 9_000)
        .map(days -> LocalDate.of(2000, 1, 1).plusDays(days));
  }

  private static Arbitrary<LocalDateTime> starts() {
    return Arbitraries.integers()
        .between(0, 4_000_000)
        .map(minutes -> LocalDateTime.of(2019, 1, 1, 0, 0).plusMinutes(minutes));
  }

  private static Arbitrary<Integer> days() {
    return Arbitraries.integers().between(0, 700);
  }
}
