package org.wardline.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Migrations expand: the version before must run on what they leave. One that takes something away
 * says in a line of its own which version was the last to use it: {@code -- contract: … until 1.3}.
 */
class ExpandContractTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** The schema of the first release; it was empty before. */
  private static final int FIRST_RELEASE = 7;

  private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: .+ until \\d+\\.\\d+");
  private static final List<Pattern> TAKES_AWAY =
      Stream.of(
              "\\bdrop\\s+(table|column|view|function|type)\\b",
              "\\brename\\s+(to|column|constraint)\\b",
              "\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b",
              "\\bset\\s+not\\s+null\\b",
              "\\badd\\s+(column\\s+)?(?!constraint)\\w+\\s+[^;,]*\\bnot\\s+null\\b(?![^;,]*\\bdefault\\b)",
              "\\brevoke\\b(?!\\s+execute\\s+on\\s+function\\b[^;]*\\sfrom\\s+public\\b)")
          .map(rule -> Pattern.compile(rule, Pattern.CASE_INSENSITIVE))
          .toList();

  /** Everything before was released while nothing was deployed: nobody wrote to those tables. */
  private static final int FIRST_WITH_TRAFFIC = 43;

  private static final Pattern INDEX =
      Pattern.compile(
          "create\\s+(?:unique\\s+)?index\\s+(concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?(\\w+)\\s+on\\s+(\\w+)",
          Pattern.CASE_INSENSITIVE);

  @Test
  void no_migration_holds_up_who_writes_to_a_table_while_it_builds_an_index() {
    assertThat(migrations())
        .filteredOn(migration -> numberOf(migration) >= FIRST_WITH_TRAFFIC)
        .allSatisfy(
            migration ->
                assertThat(buildsIndexesAside(read(migration))).as("%s", migration).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index child_colour on child (colour);",
        "create unique index child_colour on child (colour);",
        "create index concurrently child_colour on child (colour);",
        "drop index concurrently if exists child_colour;\ncreate index concurrently child_colour on child (colour);"
            + "\nalter table child add column colour text;"
      })
  void an_index_that_would_hold_up_or_could_not_be_built_again_is_refused(String statements) {
    assertThat(buildsIndexesAside(statements)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop index concurrently if exists child_colour;\ncreate index concurrently child_colour on child (colour);",
        "create table colour (id uuid);\ncreate index colour_id on colour (id);",
        "-- create index child_colour on child (colour);\nalter table child add column colour text;"
      })
  void an_index_of_a_new_table_or_one_built_aside_is_taken(String statements) {
    assertThat(buildsIndexesAside(statements)).isTrue();
  }

  @Test
  void no_migration_takes_away_what_the_running_version_uses() {
    assertThat(migrations())
        .filteredOn(migration -> numberOf(migration) > FIRST_RELEASE)
        .allSatisfy(migration -> assertThat(isSafe(read(migration))).as("%s", migration).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table child drop column sex;",
        "drop table team;",
        "alter table child rename column sex to gender;",
        "alter table child alter column sex type integer;",
        "alter table child alter sex set not null;",
        "alter table child add column colour text not null;",
        "revoke select on child from wardline_web;"
      })
  void what_would_break_the_running_version_is_refused(String statement) {
    assertThat(isSafe(statement)).isFalse();
    assertThat(isSafe("-- contract: nobody reads it, in use until 1.3\n" + statement)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table child add column colour text;",
        "alter table child add column colour text not null default 'none';",
        "create table colour (id uuid primary key, name text not null);",
        "create index concurrently colour_name on colour (name);",
        "revoke execute on function colours(jsonb) from public;",
        "-- the column sex is never dropped\ngrant select on colour to wardline_web;"
      })
  void what_only_adds_is_taken(String statement) {
    assertThat(isSafe(statement)).isTrue();
  }

  private static boolean isSafe(String migration) {
    String statements = migration.replaceAll("--[^\\n]*", "");
    return CONTRACT.matcher(migration).find()
        || TAKES_AWAY.stream().noneMatch(rule -> rule.matcher(statements).find());
  }

  /**
   * An index of a table that is there already is built concurrently, alone in its migration, which
   * then runs outside of a transaction; what a failed attempt left is dropped first.
   */
  private static boolean buildsIndexesAside(String migration) {
    String statements = migration.replaceAll("--[^\\n]*", "").toLowerCase(Locale.ROOT);
    return INDEX
        .matcher(statements)
        .results()
        .allMatch(
            index ->
                index.group(1) == null
                    ? statements.matches("(?s).*create\\s+table\\s+" + index.group(3) + "\\b.*")
                    : standsAlone(statements, index.group(2)));
  }

  private static boolean standsAlone(String statements, String index) {
    return statements.contains("drop index concurrently if exists " + index + ";")
        && Stream.of(statements.split(";"))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .allMatch(
                statement ->
                    statement.matches("(?s)(drop|create( unique)?) index concurrently .*"));
  }

  private static int numberOf(Path migration) {
    return Integer.parseInt(migration.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
  }

  private static List<Path> migrations() {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path migration) {
    try {
      return Files.readString(migration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
