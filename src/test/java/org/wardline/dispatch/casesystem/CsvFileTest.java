package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.FiledEvent;

class CsvFileTest {
  private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");
  private static final FiledEvent ACCESS = new FiledEvent("ACCESS", AT, null, "RXX01", null);

  private static CaseFile file(List<FiledEvent> events, Conclusion conclusion) {
    return new CaseFile(
        "d-1", "999", "L-1001", "7F3K-2Q9D", AT, "https://w.example/1", events, conclusion);
  }

  @Test
  void a_notification_is_one_header_and_one_line_per_event() {
    assertThat(CsvFile.write(file(List.of(ACCESS), null)))
        .isEqualTo(
            "id,kind,authority,local_id,reference,opened_at,link,event_kind,event_at,care_setting,"
                + "organisation,outcome,acknowledged_at,concluded_by,concluded_at,event_cancelled_at\r\n"
                + "d-1,notification,999,L-1001,7F3K-2Q9D,2026-03-10T10:00:00Z,https://w.example/1,"
                + "ACCESS,2026-03-10T10:00:00Z,,RXX01,,,,,\r\n");
  }

  @Test
  void no_value_is_a_formula_in_a_spreadsheet() {
    assertThat(CsvFile.field("=1+1")).isEqualTo("'=1+1");
    assertThat(CsvFile.field("+44")).isEqualTo("'+44");
    assertThat(CsvFile.field("-1")).isEqualTo("'-1");
    assertThat(CsvFile.field("@sum")).isEqualTo("'@sum");
    assertThat(CsvFile.field("\tx")).isEqualTo("'\tx");
    assertThat(CsvFile.field("\r=x")).isEqualTo("\"'\r=x\"");
    assertThat(CsvFile.field("L-1001")).isEqualTo("L-1001");
  }

  @Test
  void separators_quotes_and_line_breaks_are_quoted() {
    assertThat(CsvFile.field("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvFile.field("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(CsvFile.field("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CsvFile.field("=a,b")).isEqualTo("\"'=a,b\"");
  }

  @Test
  void a_case_note_of_a_visit_that_was_another_childs_is_one_line_without_an_event() {
    CaseFile file = file(List.of(), new Conclusion("WRONG_CHILD", null, "Worker, A", AT));

    assertThat(CsvFile.write(file).split("\r\n", -1)[1])
        .startsWith(
            "d-1,case-note,999,L-1001,7F3K-2Q9D,2026-03-10T10:00:00Z,https://w.example/1,,,,,")
        .endsWith("WRONG_CHILD,,\"Worker, A\",2026-03-10T10:00:00Z,");
  }

  @Test
  void what_its_sender_took_back_is_marked_at_the_end_of_its_line() {
    FiledEvent cancelled = new FiledEvent("ACCESS", AT, null, "RXX01", AT.plusSeconds(60));

    String[] lines = CsvFile.write(file(List.of(ACCESS, cancelled), null)).split("\r\n", -1);

    assertThat(lines[1]).endsWith(",RXX01,,,,,");
    assertThat(lines[2]).endsWith(",RXX01,,,,,2026-03-10T10:01:00Z");
  }

  @Test
  void a_case_note_says_the_outcome_and_who_saw_it() {
    String line =
        CsvFile.write(file(List.of(ACCESS), new Conclusion("VISIT_PLANNED", AT, "Worker, A", AT)))
            .split("\r\n", -1)[1];

    assertThat(line)
        .startsWith("d-1,case-note,")
        .endsWith(",VISIT_PLANNED,2026-03-10T10:00:00Z,\"Worker, A\",2026-03-10T10:00:00Z,");
  }
}
