package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.formats.UnreadableMessageException;
import org.wardline.register.loading.RowPolicy.Understood;

class OtherCouncilsFilesTest {
  private static final Instant AS_AT = Instant.parse("2026-03-10T10:00:00Z");

  private static List<Understood> read(String text) throws IOException {
    CsvFile file = new CsvFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<Understood> rows = new ArrayList<>();
    for (Optional<WrittenRow> row = file.next(); row.isPresent(); row = file.next()) {
      rows.add(new RowPolicy(AS_AT, true).decide(row.get()));
    }
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Person ID,NHS Number,Legal Surname,Legal Forename,Date of Birth (DOB)",
        "Client_Number;NHS No.;Child's Surname;Child's Forename;DOB",
        "\"Unique ID\"\t\"nhsNumber\"\t\"Last name\"\t\"First name(s)\"\t\"Birth-date\"",
        "LCS ID|NHS|FAMILY NAME|GIVEN NAME|date of birth"
      })
  void headings_of_other_case_systems_are_understood(String heading) throws IOException {
    String separator = heading.replaceAll("[^,;\t|]", "").substring(0, 1);
    String row = String.join(separator, "L-1", "9990000018", "Exampleone", "Alex", "04/03/2015");

    RegisterRow read = read(heading + "\n" + row + "\n").getFirst().row();

    assertThat(read.get(Column.LOCAL_ID)).isEqualTo("L-1");
    assertThat(read.get(Column.NHS_NUMBER)).isEqualTo("9990000018");
    assertThat(read.get(Column.FAMILY_NAME)).isEqualTo("Exampleone");
    assertThat(read.get(Column.GIVEN_NAME)).isEqualTo("Alex");
    assertThat(read.get(Column.DATE_OF_BIRTH)).isEqualTo("2015-03-04");
  }

  @Test
  void a_title_above_the_heading_is_passed_over() throws IOException {
    List<Understood> rows =
        read(
            """
            "Children on plans, looked after; all teams",,
            Printed on 09/03/2026,,

            Surname,Forename,DOB
            Exampleone,Alex,04/03/2015
            Exampletwo,Bobbie,11/09/2018
            """);

    assertThat(rows)
        .extracting(row -> row.row().get(Column.GIVEN_NAME))
        .containsExactly("Alex", "Bobbie");
  }

  @Test
  void rows_without_any_heading_are_refused_and_none_of_them_is_repeated() {
    assertThat(catchThrowable(() -> read("L-1,Exampleone\nL-2,Exampletwo\n")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("local_id, nhs_number or family_name")
        .hasMessageNotContaining("Exampleone");
  }

  @Test
  void an_address_in_several_columns_is_one_address() throws IOException {
    List<Understood> rows =
        read(
            """
            Surname,Address Line 1,Address Line 2,Town,Postcode
            Exampleone,1 Long Street,,Exampletown,xx11aa
            """);

    assertThat(rows.getFirst().row().get(Column.ADDRESS)).isEqualTo("1 Long Street, Exampletown");
    assertThat(rows.getFirst().row().get(Column.POSTCODE)).isEqualTo("XX1 1AA");
  }

  @ParameterizedTest
  @CsvSource({
    "Child Protection Plan,CPP",
    "CP plan,CPP",
    "Looked-After Child,LAC",
    "CLA,LAC",
    "Child in Care,LAC",
    "Unborn CP Plan,UCPP"
  })
  void plans_are_understood_as_case_systems_call_them(String written, String plan)
      throws IOException {
    List<Understood> rows =
        read("Surname,Plan type,Start date\nExampleone," + written + ",01/02/2026\n");

    assertThat(rows.getFirst().row().plans())
        .extracting(said -> said.get(Column.PLAN_TYPE))
        .containsExactly(plan);
  }

  @ParameterizedTest
  @CsvSource({
    "2015-03-04,2015-03-04,",
    "04/03/2015,2015-03-04,",
    "4.3.15,2015-03-04,",
    "4th March 2015,2015-03-04,",
    "'Wed, 4 Mar 2015',2015-03-04,",
    "04-MAR-15,2015-03-04,",
    "20150304,2015-03-04,",
    "04/03/2015 00:00,2015-03-04,00:00",
    "04/03/2015 12:30:00 AM,2015-03-04,00:30",
    "04/03/2015 1:05 pm,2015-03-04,13:05",
    "2015-03-04T09:15:00.000,2015-03-04,09:15",
    "2015-06-30T23:00:00Z,2015-07-01,00:00",
    "2015-06-30T23:00:00+01:00,2015-06-30,23:00"
  })
  void dates_are_read_as_people_and_systems_write_them(String written, String day, String time) {
    WrittenDate read = WrittenDate.find(written, Year.of(2026)).orElseThrow();

    assertThat(read.date()).hasToString(day);
    assertThat(read.time() == null ? null : read.time().toString()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"31/02/2015", "03/13/2015", "yesterday", "2015", "04/03", "25:00", "????"})
  void what_is_no_date_is_not_guessed(String written) {
    assertThat(WrittenDate.find(written, Year.of(2026))).isEmpty();
  }
}
