package org.wardline.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.matching.probability.Trait;

class TableTest {
  @TempDir Path directory;

  private Table table(String text, Charset charset) throws IOException {
    return Table.read(Files.write(directory.resolve("some.csv"), text.getBytes(charset)));
  }

  private static Records.Layout layout(String columns) {
    return new Records.Layout(new Columns(columns), "id", "who", Pattern.compile(".*"));
  }

  @Test
  void encoding_and_delimiter_are_found_out() throws IOException {
    for (String text : List.of("Id;Name\n1;Zoë", "\uFEFFid\tname\n1\tZoë", "ID, name\n1, Zoë\n")) {
      for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
        if (charset.newEncoder().canEncode(text)) {
          Table table = table(text, charset);

          assertThat(table.cell(0, "id")).isEqualTo("1");
          assertThat(table.cell(0, "NAME")).isEqualTo("Zoë");
        }
      }
    }
  }

  @Test
  void what_a_row_or_a_file_lacks_is_empty() throws IOException {
    Table table = table("id,name\n1\n", StandardCharsets.UTF_8);

    assertThat(table.cell(0, "name")).isEmpty();
    assertThat(table.cell(0, "born")).isEmpty();
  }

  @Test
  void a_file_without_any_of_the_columns_is_refused_with_those_that_it_has() throws IOException {
    Table table = table("id,who,forename\n1,a,Alma\n", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Records.of(table, layout("given-name=first;family-name=last")))
        .hasMessageContaining("none of the columns")
        .hasMessageContaining("[id, who, forename]");
    assertThatThrownBy(() -> new Columns("colour=x"))
        .hasMessageContaining("knows no trait \"colour\"");
  }

  @Test
  void a_missing_column_of_the_truth_is_named() throws IOException {
    Table table = table("id,first\n1,Alma\n", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Records.of(table, layout("given-name=first")))
        .hasMessageContaining("has no column \"who\"; it has [id, first]");
  }

  @Test
  void records_of_whom_nobody_says_whose_they_are_are_nobody_elses() throws IOException {
    Table table = table("id,who,first\n1,,Alma\n2,,Alma\n3,a,Alma\n", StandardCharsets.UTF_8);

    assertThat(Records.of(table, layout("given-name=first")).truth()).doesNotHaveDuplicates();
  }

  @Test
  void usual_headings_need_no_mapping() {
    assertThat(
            Columns.usual(
                List.of("rec_id", "First Name", "SURNAME", "dob", "street_number", "address_1")))
        .hasToString(
            "given-name=First Name;family-name=SURNAME;date-of-birth=dob;address=street_number+address_1");
  }

  @Test
  void a_telephone_and_an_e_mail_are_two_things_and_a_whole_name_is_taken_apart() {
    Columns columns = Columns.usual(List.of("Full Name", "Phone", "E-Mail", "Home address"));

    assertThat(columns)
        .hasToString("name=Full Name;address=Home address;contact=Phone;other-1=E-Mail");
    assertThat(columns.said(column -> column.equals("Full Name") ? "Quill, Alma May" : ""))
        .containsEntry(Trait.GIVEN_NAME, "Alma May")
        .containsEntry(Trait.FAMILY_NAME, "Quill");
    assertThat(WholeName.of("Alma May Quill")).isEqualTo(new WholeName("Alma May", "Quill"));
  }

  @Test
  void a_column_with_the_month_before_the_day_is_read_so() {
    DateOrder american = DateOrder.of(List.of("3/4/2015", "12/25/2015", "", "unknown"));

    assertThat(american.dayFirst("3/4/2015")).isEqualTo("4/3/2015");
    assertThat(DateOrder.of(List.of("3/4/2015", "25/12/2015")).dayFirst("3/4/2015"))
        .isEqualTo("3/4/2015");
    assertThat(american.dayFirst("2015-03-04")).isEqualTo("2015-03-04");
  }

  @Test
  void a_file_that_is_not_there_or_not_whole_is_named() throws IOException {
    assertThatThrownBy(() -> Table.read(directory.resolve("none.csv")))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> table("id,name\n1,\"Alma\n", StandardCharsets.UTF_8))
        .hasMessageContaining("some.csv");
    assertThatThrownBy(() -> table("id,name\n", StandardCharsets.UTF_8))
        .hasMessageContaining("needs a line of headings and lines below it");
  }
}
