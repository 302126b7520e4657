package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.UnreadableMessageException;

class UploadReaderTest {

  private static final String SAMPLE = "01-LAUpload-4records.xml";

  private final UploadReader reader = new UploadReader(1_000_000);
  private final List<ReadRecord> records = new ArrayList<>();

  @Test
  void the_sample_is_read_in_full() {
    ReadUpload read = read(Samples.text(SAMPLE), Optional.of(41L));

    assertThat(read)
        .isEqualTo(
            new ReadUpload(
                new UploadHeader(
                    Optional.of(Instant.parse("2026-03-03T02:00:00Z")),
                    Optional.of(42L),
                    Optional.of(4),
                    Optional.of(
                        new CouncilDetails(
                            "999",
                            Optional.of("Exampleshire Council"),
                            Optional.of("01632960001"),
                            Optional.of("01632960002")))),
                4,
                List.of()));
    assertThat(records).allSatisfy(record -> assertThat(record.findings()).isEmpty());
    assertThat(records.get(1).record())
        .isEqualTo(
            new UploadRecord(
                List.of(
                    plan(PlanType.LAC, "2025-03-01T00:00", "2026-02-28T00:00"),
                    plan(PlanType.CPP, "2024-12-01T09:00", "2025-02-28T17:00")),
                List.of(
                    new PlanSubject(
                        PlanSubject.Kind.CHILD,
                        Optional.of(new NhsNumber("9990000026")),
                        Optional.of(new LocalId("L-1002", Optional.of("999"))),
                        Optional.of(LocalDate.of(2018, 9, 11)),
                        Optional.of("Bobbie"),
                        Optional.of("Exampletwo")))));
    assertThat(records.get(2).record().subjects())
        .singleElement()
        .extracting(PlanSubject::kind, PlanSubject::family)
        .containsExactly(PlanSubject.Kind.UNBORN_CHILD, Optional.of("Examplethree"));
    assertThat(records.get(3).record().pertinentInformation().getFirst().deleteDate())
        .contains(LocalDateTime.parse("2026-01-02T00:00"));
  }

  @Test
  void a_wrong_record_count_is_found() {
    assertThat(
            read(sample("<transmissionQuantity value=\"4\"", "<transmissionQuantity value=\"5\""))
                .findings())
        .extracting(Finding::field, Finding::code)
        .containsExactly(tuple("transmissionQuantity", "wrong-total"));
  }

  @Test
  void a_gap_and_a_repeat_in_the_sequence_are_found() {
    assertThat(read(Samples.text(SAMPLE), Optional.of(40L)).findings())
        .extracting(Finding::code)
        .containsExactly("sequence-gap");
    assertThat(read(Samples.text(SAMPLE), Optional.of(42L)).findings())
        .extracting(Finding::code)
        .containsExactly("sequence-repeated");
  }

  @Test
  void a_failing_check_digit_costs_the_number_only() {
    read(sample("9990000018", "9990000019"));

    assertFound(1, "record 1, id", "check-digit");
    assertThat(records.getFirst().record().subjects().getFirst().localId()).isPresent();
    assertThat(records).hasSize(4);
  }

  @Test
  void a_day_that_the_calendar_lacks_is_found() {
    read(sample("202601150900", "202602300900"));

    assertThat(records.getFirst().findings())
        .extracting(Finding::field, Finding::code)
        .containsExactly(
            tuple("record 1, cPPStartDate", "no-such-day"),
            tuple("record 1, cPPStartDate", "missing"));
  }

  @Test
  void an_end_before_the_start_is_found() {
    read(sample("202602280000", "202502280000"));

    assertFound(2, "record 2, lACEndDate", "end-before-start");
  }

  @Test
  void an_unborn_childs_plan_without_an_end_is_found() {
    read(Samples.text("bad-01-LAUpload-UCP-without-end.xml"));

    assertThat(records.getFirst().findings())
        .contains(
            new Finding(
                "record 1, uCPEndDate",
                "missing",
                "Give an unborn child's plan an end: the expected delivery."));
  }

  @Test
  void a_date_that_is_not_12_digits_is_found() {
    read(Samples.text("bad-01-LAUpload-date-not-12-digits.xml"));

    assertThat(records.getFirst().findings()).extracting(Finding::code).contains("not-12-digits");
  }

  @Test
  void a_plan_of_an_unborn_child_under_a_child_is_found() {
    read(
        sample("COCT_TP146101GB01.CPPInformation", "COCT_TP146102GB01.UCPInformation")
            .replace("cPPStartDate", "uCPStartDate")
            .replace("cPPEndDate", "uCPEndDate"));

    assertThat(records.getFirst().findings()).extracting(Finding::code).contains("wrong-subject");
  }

  @Test
  void a_record_of_another_council_is_found() {
    read(
        sample(
            "extension=\"L-1002\" assigningAuthorityName=\"999\"",
            "extension=\"L-1002\" assigningAuthorityName=\"888\""));

    assertFound(2, "record 2, assigningAuthorityName", "other-authority");
  }

  @Test
  void findings_repeat_nothing_of_the_message() {
    read(sample("9990000018", "9990000019").replace("202602280000", "202502280000"));

    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(record.findings().toString())
                    .doesNotContain("99900", "L-100", "Example", "2025"));
    assertThat(records.getFirst().toString()).doesNotContain("99900", "L-100", "Example");
  }

  @Test
  void another_message_is_refused() {
    assertThatThrownBy(() -> read(Samples.text("06-InactiveNHSNumber-2.xml")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("expected the root element File");
  }

  @Test
  void a_file_is_not_written_with_another_number_of_records_than_announced() {
    UploadHeader header = read(Samples.text(SAMPLE), Optional.empty()).header();
    var first = List.of(records.getFirst().record());

    assertThatThrownBy(
            () -> new UploadWriter().write(header, first.iterator(), new ByteArrayOutputStream()))
        .hasMessage("4 records were announced and 1 written");
  }

  private void assertFound(int position, String field, String code) {
    assertThat(records)
        .filteredOn(record -> !record.findings().isEmpty())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.position()).isEqualTo(position);
              assertThat(record.findings())
                  .extracting(Finding::field, Finding::code)
                  .containsExactly(tuple(field, code));
            });
  }

  private static PlanInformation plan(PlanType type, String start, String end) {
    return new PlanInformation(
        type,
        Optional.of(LocalDateTime.parse(start)),
        Optional.of(LocalDateTime.parse(end)),
        Optional.empty());
  }

  private ReadUpload read(String message) {
    return read(message, Optional.empty());
  }

  private ReadUpload read(String message, Optional<Long> previous) {
    return reader.read(message.getBytes(UTF_8), previous, records::add);
  }

  private static String sample(String from, String to) {
    assertThat(Samples.text(SAMPLE)).contains(from);
    return Samples.text(SAMPLE).replace(from, to);
  }
}
