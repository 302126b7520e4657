package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class BadFilesTest {
  private static final String HEADING =
      "local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start\n";
  private static final String ALEX = "L-1,9990000018,Alex,Exampleone,2015-03-04,CPP,2026-01-15\n";
  private static final String NAMES =
      "select coalesce(given_name, '') || ' ' || coalesce(family_name, '') from child order by 1";

  @Inject Council council;
  @Inject LoadedFiles files;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  private String problem(Load load) {
    return council
        .strings("select problem from register_load where id = '" + load.id() + "'")
        .getFirst();
  }

  @Test
  void a_truncated_file_is_loaded_as_far_as_it_goes_and_closes_nobody() {
    files.full(HEADING + ALEX + "L-2,9990000026,Bobbie,Exampletwo,2018-09-11,LAC,2025-03-01\n");

    Load load = files.full(MovableClock.START.plusSeconds(60), HEADING + ALEX + "L-2,99900000");

    assertThat(load.state()).isEqualTo(Load.State.INCOMPLETE);
    assertThat(problem(load)).isEqualTo("row 2: the file ends in the middle of a row");
    assertThat(files.outcomes(load)).containsExactly("1 unchanged");
    assertThat(council.strings("select id from child where closed_at is not null")).isEmpty();
  }

  @Test
  void a_truncated_json_file_is_loaded_as_far_as_it_goes() {
    Load load =
        files.full("[{\"localId\": \"L-1\", \"familyName\": \"Exampleone\"}, {\"localId\": \"L-2");

    assertThat(load.state()).isEqualTo(Load.State.INCOMPLETE);
    assertThat(problem(load)).contains("the file breaks off").doesNotContain("L-2");
    assertThat(council.strings(NAMES)).containsExactly(" Exampleone");
  }

  @Test
  void a_reordered_file_makes_the_same_register() {
    String other = ALEX.replace("L-1,9990000018,Alex", "L-2,9990000026,Bobbie");
    files.full(HEADING + ALEX + other + ALEX.replace("CPP", "LAC"));

    Load load =
        files.full(
            MovableClock.START.plusSeconds(60),
            HEADING + ALEX.replace("CPP", "LAC") + other + ALEX);

    assertThat(files.outcomes(load)).containsExactly("1 unchanged", "2 unchanged", "3 unchanged");
  }

  @Test
  void reordered_and_renamed_columns_are_read_by_their_heading() {
    files.full(
        "Surname;First Name;NHS No.;D.O.B;Person ID\nExampleone;Alex;999 000 0018;4/3/15;L-1\n");

    assertThat(council.strings("select given_name || family_name || date_of_birth from child"))
        .containsExactly("AlexExampleone2015-03-04");
    assertThat(council.strings("select status from child_number")).containsExactly("current");
  }

  @Test
  void a_duplicated_row_is_loaded_once_and_says_so() {
    Load load = files.full(HEADING + ALEX + ALEX);

    assertThat(files.outcomes(load)).containsExactly("1 accepted", "2 accepted DUPLICATE_ROW");
    assertThat(council.strings(NAMES)).hasSize(1);
  }

  @Test
  void rows_of_one_child_that_contradict_each_other_leave_the_field_empty() {
    Load load = files.full(HEADING + ALEX + ALEX.replace("2015-03-04", "2015-03-05"));

    assertThat(files.outcomes(load))
        .containsExactly(
            "1 accepted DATE_OF_BIRTH:CONTRADICTING_ROWS",
            "2 accepted DATE_OF_BIRTH:CONTRADICTING_ROWS");
    assertThat(council.strings("select date_of_birth is null from child")).containsExactly("t");
  }

  @Test
  void a_file_in_windows_1252_is_read_as_it_is_meant() {
    String text = HEADING + ALEX.replace("Alex", "Zoë").replace("Exampleone", "O’Exámple");

    files.load(true, MovableClock.START, text.getBytes(Charset.forName("windows-1252")));
    assertThat(council.strings(NAMES)).containsExactly("Zoë O’Exámple");

    Load utf8 =
        files.load(true, MovableClock.START, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    Load utf16 = files.load(true, MovableClock.START, text.getBytes(StandardCharsets.UTF_16));
    assertThat(files.outcomes(utf8)).containsExactly("1 unchanged");
    assertThat(files.outcomes(utf16)).containsExactly("1 unchanged");
  }

  @Test
  void an_empty_file_and_one_that_is_no_register_are_refused_as_a_whole() {
    for (String text :
        List.of("", "\n\n", "colour,size\nred,3\n", "{\"a\": 1}", "<html/>", "[1]")) {
      Load load = files.full(text);
      assertThat(load.state()).as(text).isEqualTo(Load.State.REFUSED);
      assertThat(problem(load)).as(text).isNotBlank();
    }
    assertThat(problem(files.full(""))).isEqualTo("line 1: the file is empty");
    assertThat(council.strings(NAMES)).isEmpty();
  }

  @Test
  void a_full_file_of_a_heading_alone_asks_before_it_closes_everybody() {
    files.full(HEADING + ALEX);

    assertThat(files.full(MovableClock.START.plusSeconds(60), HEADING).state())
        .isEqualTo(Load.State.ASKS);
  }

  @Test
  void a_quotation_mark_that_nobody_closes_costs_no_memory_and_closes_nobody() {
    Load load = files.full(HEADING + ALEX + "L-2,,\"Bobbie,Exampletwo\n" + "x".repeat(3_000_000));

    assertThat(load.state()).isEqualTo(Load.State.INCOMPLETE);
    assertThat(files.outcomes(load)).containsExactly("1 accepted");
  }

  @Test
  void what_a_spreadsheet_mangled_costs_the_field_and_not_the_child() {
    Load load =
        files.full(
            HEADING
                + "L-1,9.99E+09,Alex,Exampleone,42067,CPP,2026-01-15\n"
                + "L-2,=\"9990000026\",Bobbie,Exampletwo,########,LAC,01-Mar-25\n"
                + "1.2E+05,9990000034.0,Casey,Examplethree,2015-13-01,CPP,15/01/2026 09:00\n"
                + "L-4,9990000019,Devon,Examplefour,31/02/2015,CPP,2026-01-15\n");

    assertThat(files.outcomes(load))
        .containsExactly(
            "1 accepted DATE_OF_BIRTH:SERIAL_DATE NHS_NUMBER:SCIENTIFIC",
            "2 accepted DATE_OF_BIRTH:UNREADABLE_DATE",
            "3 accepted DATE_OF_BIRTH:UNREADABLE_DATE LOCAL_ID:SCIENTIFIC",
            "4 accepted DATE_OF_BIRTH:UNREADABLE_DATE NHS_NUMBER:CHECK_DIGIT");
    assertThat(council.strings("select date_of_birth from child where given_name = 'Alex'"))
        .containsExactly("2015-03-04");
    assertThat(council.strings("select count(*) from child_number")).containsExactly("2");
    assertThat(council.strings("select started_at from plan order by 1"))
        .containsExactly(
            "2025-03-01 00:00:00+00",
            "2026-01-15 00:00:00+00",
            "2026-01-15 00:00:00+00",
            "2026-01-15 09:00:00+00");
  }

  @Test
  void formulas_are_not_worked_out_and_script_and_line_breaks_stay_text() {
    Load load =
        files.full(
            HEADING
                + "L-1,,\"=HYPERLINK(\"\"http://x\"\")\",Exampleone,2015-03-04,CPP,2026-01-15\n"
                + "L-2,,<script>alert(1)</script>,Exampletwo,2015-03-04,CPP,2026-01-15\n"
                + "L-3,,\"Cas\r\ney\",Examplethree,2015-03-04,CPP,2026-01-15\n"
                + "L-4,,@SUM(A1),12345,2015-03-04,CPP,2026-01-15\n");

    assertThat(files.outcomes(load))
        .containsExactly(
            "1 accepted GIVEN_NAME:FORMULA",
            "2 accepted GIVEN_NAME:ODD_CHARACTERS",
            "3 accepted GIVEN_NAME:CONTROL_CHARACTERS",
            "4 accepted FAMILY_NAME:NO_LETTERS GIVEN_NAME:FORMULA");
    assertThat(council.strings(NAMES))
        .containsExactlyInAnyOrder(
            " Exampleone", "<script>alert(1)</script> Exampletwo", "Cas ey Examplethree", " ");
  }

  @Test
  void short_and_surplus_rows_and_unknown_workers_are_loaded_with_a_finding() {
    Load load =
        files.full(
            """
            local_id,family_name,worker,date_of_birth
            L-1,Exampleone
            L-2,Exampletwo,Nobody Here,2015-03-04,and,more
            ,,,2015-03-04
            """);

    assertThat(files.outcomes(load))
        .containsExactly(
            "1 accepted SHORT_ROW",
            "2 accepted WORKER:NO_SUCH_WORKER SURPLUS_CELLS",
            "3 refused NOTHING_TO_RECOGNISE");
  }

  @Test
  void a_row_that_is_too_short_ends_no_plan_and_takes_nothing_away() {
    String heading = "local_id,family_name,worker,address,plan_type,plan_start,plan_end\n";
    String worker = Council.ALLOCATED.toString().substring(0, 8) + "@exampleshire.example";
    String whole = "L-1,Exampleone," + worker + ",1 Long Street,LAC,2025-01-15,2025-03-01\n";
    files.changes(
        MovableClock.START.minus(Duration.ofDays(3)),
        heading + whole + whole.replace("LAC,2025-01-15,2025-03-01", "CPP,2026-01-15,"));

    Load load =
        files.changes(heading + "L-1,Renamed," + worker + ",1 Long Street,LAC,2025-01-15\n");
    Load shorter = files.changes(heading + "L-1,Renamed\n");

    assertThat(files.outcomes(load)).containsExactly("1 changed SHORT_ROW");
    assertThat(files.outcomes(shorter)).containsExactly("1 unchanged SHORT_ROW");
    assertThat(council.strings("select family_name || ' ' || address from child"))
        .containsExactly("Renamed 1 Long Street");
    assertThat(council.strings("select type || ' ' || (ended_at is null) from plan order by 1"))
        .containsExactly("CPP true", "LAC false");
    assertThat(council.strings("select worker_id from allocation where until_at is null"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void an_upload_of_cp_is_that_is_partly_wrong_costs_no_child() throws java.io.IOException {
    byte[] bytes =
        java.nio.file.Files.readAllBytes(
            java.nio.file.Path.of("src/test/resources/cpis/bad-01-LAUpload-UCP-without-end.xml"));

    Load load = files.load(true, MovableClock.START, bytes);

    assertThat(load.state()).isEqualTo(Load.State.COMPLETE);
    assertThat(files.outcomes(load))
        .anyMatch(row -> row.contains("EXPECTED_DELIVERY:NO_EXPECTED_DELIVERY"));
  }
}
