package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.FiledEvent;

class CsvFileTest {
  private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");
  private static final FiledEvent ACCESS = new FiledEvent("ACCESS", AT, null, "RXX01");

  private static CaseFile file(String localId, Conclusion conclusion) {
    return new CaseFile(
        "d-1", "999", localId, "7F3K-2Q9D", AT, "https://w.example/1", List.of(ACCESS), conclusion);
  }

  @Test
  void a_notification_is_one_header_and_one_line_per_event() {
    assertThat(CsvFile.write(file("L-1001", null)))
        .isEqualTo(
            "id,kind,authority,local_id,reference,opened_at,link,event_kind,event_at,care_setting,"
                + "organisation,outcome,acknowledged_at,concluded_by,concluded_at\r\n"
                + "d-1,notification,999,L-1001,7F3K-2Q9D,2026-03-10T10:00:00Z,https://w.example/1,"
                + "ACCESS,2026-03-10T10:00:00Z,,RXX01,,,,\r\n");
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
  void a_case_note_says_the_outcome_and_who_saw_it() {
    String line =
        CsvFile.write(file("L-1001", new Conclusion("VISIT_PLANNED", AT, "Worker, A", AT)))
            .split("\r\n", -1)[1];

    assertThat(line)
        .startsWith("d-1,case-note,")
        .endsWith(",VISIT_PLANNED,2026-03-10T10:00:00Z,\"Worker, A\",2026-03-10T10:00:00Z");
  }
}
