package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponse.ReturnedRecord;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;

/** File responses and inactive numbers, as the samples have them. */
class AnswersFromCpisTest {

  private final FileResponseReader responses = new FileResponseReader(1_000_000);
  private final InactiveNumbersReader inactive = new InactiveNumbersReader(1_000_000);

  @Test
  void a_partial_response_tells_the_fate_of_each_record() {
    FileResponse read = responses.read(Samples.bytes("02-FileResponse-CPF03-partial.xml"));

    assertThat(read.header().id()).contains(42L);
    assertThat(read.fileCodes()).containsExactly(FileCode.CPF03);
    assertThat(read.answers())
        .containsExactly(
            answer(RecordCode.CPR05, 2),
            answer(RecordCode.CPR06, 1),
            answer(RecordCode.CPR06, 3),
            answer(RecordCode.CPR06, 4));
    assertThat(read.failed()).contains(1);
    assertThat(read.successful()).contains(3);
    assertThat(read.returned())
        .extracting(ReturnedRecord::valid)
        .containsExactly(true, false, true, true);
    assertThat(read.returned().get(1).record().pertinentInformation()).hasSize(1);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void minus_one_stands_for_a_file_that_CP_IS_cannot_name() {
    FileResponse read = responses.read(Samples.bytes("02-FileResponse-CPF01-fileerror.xml"));

    assertThat(read.header().id()).isEmpty();
    assertThat(read.header().transmissionQuantity()).isEmpty();
    assertThat(read.fileCodes()).containsExactly(FileCode.CPF01);
    assertThat(read.answers()).isEmpty();
  }

  @Test
  void unknown_codes_are_found_and_cost_nothing_else() {
    String message =
        Samples.text("02-FileResponse-CPF03-partial.xml")
            .replace("CPF03", "CPF99")
            .replace("CPR05", "CPR99");

    FileResponse read = responses.read(message.getBytes(UTF_8));

    assertThat(read.findings())
        .extracting(Finding::code)
        .containsExactly("unknown-code", "missing");
    assertThat(read.answers().getFirst())
        .isEqualTo(new RecordAnswer(Optional.empty(), Optional.of(2)));
    assertThat(read.answers()).hasSize(4);
  }

  @Test
  void a_location_is_found_in_longer_paths_too() {
    String message =
        Samples.text("02-FileResponse-CPF03-partial.xml")
            .replace("/File/record[2]", "/hl7:File[1]/hl7:record[2]/hl7:CP-ISRecord[1]");

    assertThat(responses.read(message.getBytes(UTF_8)).answers().getFirst().position()).contains(2);
  }

  @Test
  void inactive_numbers_are_read_with_and_without_a_replacement() {
    InactiveNumbers read = inactive.read(Samples.bytes("06-InactiveNHSNumber-2.xml"));

    assertThat(read)
        .isEqualTo(
            new InactiveNumbers(
                Optional.of("7D6F23E0-AE1A-11DB-8707-B18E1E0994F0"),
                Optional.of(Instant.parse("2026-03-03T05:00:00Z")),
                Optional.of("999"),
                List.of(
                    inactiveNumber("9990000026", "L-1002", Optional.of("9990000050")),
                    inactiveNumber("9990000042", "L-1004", Optional.empty())),
                List.of()));
  }

  @Test
  void the_kind_of_a_message_is_told_by_its_root_element() {
    assertThat(MessageKind.find(Samples.bytes("01-LAUpload-4records.xml")))
        .contains(MessageKind.UPLOAD);
    assertThat(MessageKind.find(Samples.bytes("02-FileResponse-CPF05-pds-down.xml")))
        .contains(MessageKind.FILE_RESPONSE);
    assertThat(MessageKind.find(Samples.bytes(Samples.EMPTY)))
        .contains(MessageKind.ACCESS_NOTIFICATION);
    assertThat(MessageKind.find(Samples.bytes("06-InactiveNHSNumber-2.xml")))
        .contains(MessageKind.INACTIVE_NUMBERS);
    assertThat(MessageKind.find("<File/>".getBytes(UTF_8))).isEmpty();
  }

  private static RecordAnswer answer(RecordCode code, int position) {
    return new RecordAnswer(Optional.of(code), Optional.of(position));
  }

  private static InactiveNumber inactiveNumber(
      String number, String localId, Optional<String> replacement) {
    return new InactiveNumber(
        Optional.of(new NhsNumber(number)),
        Optional.of(new LocalId(localId, Optional.of("999"))),
        replacement.map(NhsNumber::new),
        Optional.of("42"));
  }
}
