package org.wardline.register.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class DirectoryFileTest {

  private static String line(String code, String name, String telephone) {
    return "\"%s\",\"%s\",Y60,QF7,A,B,C,D,E,XX1 1AA,19910401,,A,B,RXX,,,%s,,,,0,,,,,\n"
        .formatted(code, name, telephone);
  }

  private static DirectoryFile read(String text) throws IOException {
    return DirectoryFile.read(new StringReader(text));
  }

  @Test
  void code_name_and_the_eighteenth_field_are_taken() throws IOException {
    assertThat(read(line("RXX01", "EXAMPLE, GENERAL HOSPITAL", "01632 960555")).entries())
        .containsExactly(new Organisation("RXX01", "EXAMPLE, GENERAL HOSPITAL", "01632 960555"));
  }

  /**
   * In the layouts of trusts, sites and practices, as they are published: quoted, without a
   * heading.
   */
  @Test
  void the_three_published_layouts_are_read() throws IOException {
    DirectoryFile file =
        read(
            """
            "RXX","EXAMPLE HOSPITALS NHS TRUST","Y60","QXX","TRUST HOUSE","1 EXAMPLE ROAD",,"EXAMPLETOWN","EXAMPLESHIRE","XX1 1AA","20010401",,,,,,,,,,,"0",,"E",,,
            "RXX01","EXAMPLE GENERAL HOSPITAL","Y60","QXX","1 EXAMPLE ROAD",,,"EXAMPLETOWN","EXAMPLESHIRE","XX1 1AA","20010401",,,,"RXX",,,"01632 960555",,,,"0",,"E",,,
            "RXX02","THE OLD INFIRMARY","Y60","QXX","2 EXAMPLE ROAD",,,"EXAMPLETOWN",,"XX1 1AB","20010401","20150331",,,"RXX",,,"01632 960556",,,,"0",,"E",,,
            "Y99999","EXAMPLE WALK-IN CENTRE","Y60","QXX","3 EXAMPLE ROAD",,,"EXAMPLETOWN",,"XX1 1AC","20100401",,"A","B","99X","20130401",,"01632 960557",,,,"0",,"99X",,"1",
            """);

    assertThat(file.refused()).isEmpty();
    assertThat(file.entries())
        .containsExactly(
            new Organisation("RXX", "EXAMPLE HOSPITALS NHS TRUST", null),
            new Organisation("RXX01", "EXAMPLE GENERAL HOSPITAL", "01632 960555"),
            new Organisation("RXX02", "THE OLD INFIRMARY", null),
            new Organisation("Y99999", "EXAMPLE WALK-IN CENTRE", "01632 960557"));
  }

  @Test
  void what_is_no_number_counts_as_none() throws IOException {
    assertThat(read(line("RXX01", "EXAMPLE", "ask at the desk")).entries())
        .containsExactly(new Organisation("RXX01", "EXAMPLE", null));
  }

  @Test
  void a_line_that_cannot_be_used_is_named_and_the_others_go_on() throws IOException {
    DirectoryFile file =
        read("RXX01,EXAMPLE\n" + line("", "NOBODY", "") + line("RXX02", "EXAMPLE", "01632 960556"));

    assertThat(file.refused())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("line 1 has 2 fields instead of 27");
    assertThat(file.entries()).extracting(Organisation::code).containsExactly("RXX02");
  }
}
