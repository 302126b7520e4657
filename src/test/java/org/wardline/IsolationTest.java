package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.time.MovableClock;

/** What one council's transaction, and one function's role, can never reach. */
@QuarkusTest
class IsolationTest {
  private static final String NUMBER = "9990000018";

  @Inject Council council;
  @Inject Line line;
  @Inject Pool application;
  @Inject MovableClock clock;

  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    child = council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  private List<String> protectedTables() {
    return council.strings(
        """
        select relname from pg_class
        where relkind = 'r' and relforcerowsecurity and relname <> 'audit_entry' order by 1""");
  }

  private long countAs(String setting, String table) {
    return application
        .withTransaction(
            connection ->
                connection
                    .query("select set_config('wardline.authorities', '" + setting + "', true)")
                    .execute()
                    .chain(() -> connection.query("select count(*) from " + table).execute()))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  @Test
  void every_table_with_an_authority_is_protected_and_forced() {
    assertThat(
            council.strings(
                """
                select table_name from information_schema.columns c
                where column_name = 'authority_id' and table_schema = 'public'
                and not exists (select from pg_class p where p.relname = c.table_name
                  and p.relrowsecurity and p.relforcerowsecurity)"""))
        .isEmpty();
    assertThat(protectedTables()).contains("child", "notification", "delivery", "worker");
  }

  @Test
  void without_an_authority_no_row_is_returned() {
    for (String table : protectedTables()) {
      assertThat(countAs("", table)).as(table).isZero();
    }
    assertThat(countAs(Council.AUTHORITY, "child")).isEqualTo(1);
  }

  @Test
  void within_another_authority_no_row_is_returned_or_written() {
    council.authority("998");
    assertThat(countAs("998", "child")).isZero();
    assertThat(countAs("998", "notification")).isZero();
    assertThatThrownBy(
            () ->
                application
                    .withTransaction(
                        connection ->
                            connection
                                .query("select set_config('wardline.authorities', '998', true)")
                                .execute()
                                .chain(
                                    () ->
                                        connection
                                            .query(
                                                "insert into team (id, authority_id, name, kind) values"
                                                    + " (gen_random_uuid(), '999', 'x', 'eds')")
                                            .execute()))
                    .await()
                    .indefinitely())
        .hasMessageContaining("row-level security");
  }

  @Test
  void the_application_bypasses_nothing() {
    assertThat(
            council.strings(
                """
                select rolname from pg_roles
                where rolname like 'wardline%' and (rolsuper or rolbypassrls)"""))
        .isEmpty();
    assertThat(
            council.strings(
                "select distinct tableowner from pg_tables where schemaname = 'public'"))
        .containsExactly("wardline_owner");
  }

  @Test
  void intake_can_read_no_register_and_dispatch_no_event() {
    assertThat(mayRead("wardline_intake", "child")).isEqualTo("f");
    assertThat(mayRead("wardline_intake", "notification")).isEqualTo("f");
    assertThat(mayRead("wardline_arrivals", "child")).isEqualTo("f");
    assertThat(mayRead("wardline_arrivals", "quarantine")).isEqualTo("f");
    assertThat(mayRead("wardline_dispatch", "care_event")).isEqualTo("f");
    assertThat(mayRead("wardline_dispatch", "child")).isEqualTo("f");
    assertThat(mayRead("wardline_escalation", "child")).isEqualTo("f");
    assertThat(mayRead("wardline_matching", "child")).isEqualTo("t");
  }

  @Test
  void who_could_sign_anybody_in_is_the_pages_alone() {
    for (String right : List.of("select", "insert")) {
      assertThat(
              council.strings(
                  """
                  select rolname from pg_roles
                  where rolname like 'wardline%%' and has_table_privilege(rolname, 'session_key', '%s')
                  order by 1"""
                      .formatted(right)))
          .as("the application of one process is a member of all; the owner runs the migrations")
          .containsExactly("wardline_application", "wardline_owner", "wardline_web");
    }
  }

  @Test
  void nobody_changes_the_trail() {
    for (String right : List.of("update", "delete", "truncate")) {
      assertThat(
              council.strings(
                  "select has_table_privilege('wardline_application', 'audit_entry', '"
                      + right
                      + "')"))
          .containsExactly("f");
    }
  }

  @Test
  void what_is_sealed_says_nothing_in_the_database() {
    assertThat(
            council.strings(
                "select encode(body, 'escape') || id from care_event union all"
                    + " select encode(details, 'escape') from episode_event"))
        .isNotEmpty()
        .noneMatch(bytes -> bytes.contains("Nurseone") || bytes.contains(NUMBER));
    assertThat(child).isNotNull();
  }

  private String mayRead(String role, String table) {
    return council
        .strings("select has_table_privilege('" + role + "', '" + table + "', 'select')")
        .getFirst();
  }
}
