package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class LoadingTest {
  private static final Instant NOW = MovableClock.START;
  private static final String HEADING =
      "local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start,plan_end\n";
  private static final String ALEX =
      "L-1,999 000 0018,Alex,Exampleone,04/03/2015,CPP,2026-01-15,\n";
  private static final String BOBBIE =
      "L-2,9990000026,Bobbie,Exampletwo,2018-09-11,LAC,2025-03-01,\n";
  private static final String REGISTER =
      "select given_name || ' ' || family_name || ' ' || date_of_birth from child order by 1";
  private static final String PLANS =
      """
      select c.given_name || ' ' || p.type || ' ' || p.started_at at time zone 'UTC'
        || coalesce(' until ' || p.ended_at at time zone 'UTC', '')
      from plan p join child c on c.id = p.child_id order by 1\
      """;

  @Inject Council council;
  @Inject LoadedFiles files;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  @Test
  void a_file_of_separated_values_fills_the_register() {
    Load load = files.full(HEADING + ALEX + BOBBIE);

    assertThat(load.state()).isEqualTo(Load.State.COMPLETE);
    assertThat(files.outcomes(load)).containsExactly("1 accepted", "2 accepted");
    assertThat(council.strings(REGISTER))
        .containsExactly("Alex Exampleone 2015-03-04", "Bobbie Exampletwo 2018-09-11");
    assertThat(council.strings(PLANS))
        .containsExactly("Alex CPP 2026-01-15 00:00:00", "Bobbie LAC 2025-03-01 00:00:00");
    assertThat(council.strings("select status from child_number"))
        .containsExactly("current", "current");
    assertThat(
            council.strings(
                "select children || ' ' || (completed_at is not null) from register_load where kind"
                    + " = 'full' and as_at is not null"))
        .containsExactly("2 true");
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    files.full(HEADING + ALEX + BOBBIE);
    String before = everything();

    Load again = files.full(HEADING + ALEX + BOBBIE);

    assertThat(files.outcomes(again)).containsExactly("1 unchanged", "2 unchanged");
    assertThat(everything()).isEqualTo(before);
  }

  private String everything() {
    return String.join(
        "\n",
        council.strings(
            """
            select cast(c as text) from child c union all select cast(n as text) from child_number n
            union all select cast(m as text) from child_name m union all select cast(i as text) from child_local_id i
            union all select cast(p as text) from plan p union all select cast(a as text) from allocation a
            union all select cast(h as text) from child_history h order by 1\
            """));
  }

  @Test
  void a_redelivered_request_is_the_same_load() {
    LoadRequest request = LoadRequest.of(Council.AUTHORITY, true, NOW, "file", "version");
    byte[] bytes = (HEADING + ALEX).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    files.load(request, bytes);
    files.load(request, bytes);

    assertThat(council.strings("select id from register_load where file = 'file'")).hasSize(1);
    assertThat(council.strings("select number from register_row")).hasSize(1);
  }

  @Test
  void a_child_whom_a_full_file_does_not_list_any_more_is_closed_and_its_plan_ends() {
    StringBuilder eleven = new StringBuilder(HEADING).append(ALEX);
    for (int i = 10; i < 20; i++) {
      eleven.append("L-%d,,Child%c,Other,2015-03-04,CPP,2026-01-15,\n".formatted(i, 'a' + i));
    }
    files.full(NOW.minus(Duration.ofDays(1)), eleven.toString());

    files.full(NOW, eleven.toString().replace(ALEX, ""));

    assertThat(
            council.strings("select given_name from child where closed_at = '2026-03-10T10:00Z'"))
        .containsExactly("Alex");
    assertThat(council.strings(PLANS))
        .contains("Alex CPP 2026-01-15 00:00:00 until 2026-03-10 10:00:00");
  }

  @Test
  void a_child_whose_rows_the_register_cannot_take_is_listed_and_stays_open() {
    files.full(NOW.minus(Duration.ofDays(1)), HEADING + ALEX + BOBBIE);
    council.execute("alter table child add constraint not_taken check (given_name <> 'Refused')");
    try {
      Load load = files.full(HEADING + ALEX.replace("Alex", "Refused") + BOBBIE);

      assertThat(files.outcomes(load)).containsExactly("1 refused NOT_STORED", "2 unchanged");
    } finally {
      council.execute("alter table child drop constraint not_taken");
    }
    assertThat(council.strings("select id from child where closed_at is not null")).isEmpty();
    assertThat(council.strings(PLANS)).noneMatch(plan -> plan.contains("until"));
  }

  @Test
  void a_child_for_whom_no_keepers_can_be_found_is_listed_and_stays_open() {
    files.full(NOW.minus(Duration.ofDays(1)), HEADING + ALEX + BOBBIE);
    council.execute("delete from worker_role where role = 'manager'");

    Load load =
        files.full("local_id,family_name,restricted\nL-1,Exampleone,yes\nL-2,Exampletwo,\n");

    assertThat(files.outcomes(load)).containsExactly("1 refused NO_KEEPERS", "2 changed");
    assertThat(council.strings("select id from child where closed_at is not null")).isEmpty();
    assertThat(council.strings(PLANS)).noneMatch(plan -> plan.contains("until"));
  }

  @Test
  void a_full_file_that_would_close_more_than_a_tenth_stops_and_asks() {
    files.full(NOW.minus(Duration.ofDays(1)), HEADING + ALEX + BOBBIE);

    Load load = files.full(HEADING + ALEX);

    assertThat(load.state()).isEqualTo(Load.State.ASKS);
    assertThat(load.closings()).isEqualTo(1);
    assertThat(council.strings("select id from child where closed_at is not null")).isEmpty();
    assertThat(council.strings(PLANS)).noneMatch(plan -> plan.contains("until"));
  }

  @Test
  void two_rows_with_one_number_are_both_loaded_and_the_number_is_disputed() {
    Load load =
        files.full(
            HEADING + ALEX + "L-3,9990000018,Casey,Examplethree,2017-01-01,CPP,2026-02-01,\n");

    assertThat(council.strings(REGISTER)).hasSize(2);
    assertThat(council.strings("select status from child_number"))
        .containsExactly("disputed", "disputed");
    assertThat(files.outcomes(load))
        .containsExactly(
            "1 accepted NHS_NUMBER:NUMBER_OF_ANOTHER", "2 accepted NHS_NUMBER:NUMBER_OF_ANOTHER");
  }

  @Test
  void a_number_is_not_disputed_any_more_when_the_other_row_is_mended() {
    files.full(HEADING + ALEX + "L-3,9990000018,Casey,Examplethree,2017-01-01,CPP,2026-02-01,\n");

    files.full(
        NOW.plusSeconds(60),
        HEADING + ALEX + "L-3,9990000034,Casey,Examplethree,2017-01-01,CPP,2026-02-01,\n");

    assertThat(
            council.strings(
                """
                select c.given_name || ' ' || n.status from child_number n join child c on c.id = n.child_id
                order by 1\
                """))
        .containsExactly("Alex current", "Casey current", "Casey superseded");
  }

  @Test
  void an_older_file_that_comes_late_changes_nothing_of_what_is_newer() {
    files.changes(NOW, HEADING + ALEX);

    Load late =
        files.changes(NOW.minus(Duration.ofDays(2)), HEADING + ALEX.replace("Alex", "Alec"));

    assertThat(files.outcomes(late)).containsExactly("1 changed");
    assertThat(council.strings(REGISTER)).containsExactly("Alex Exampleone 2015-03-04");
    assertThat(council.strings("select given_name from child_name order by from_at"))
        .containsExactly("Alec", "Alex");
  }

  @Test
  void rows_of_one_child_become_one_child_with_several_plans() {
    Load load =
        files.full(HEADING + ALEX + BOBBIE + ALEX.replace("CPP,2026-01-15", "LAC,2026-02-01"));

    assertThat(council.strings(REGISTER)).hasSize(2);
    assertThat(council.strings(PLANS))
        .contains("Alex CPP 2026-01-15 00:00:00", "Alex LAC 2026-02-01 00:00:00");
    assertThat(files.outcomes(load)).containsExactly("1 accepted", "2 accepted", "3 accepted");
  }

  @Test
  void what_a_file_says_again_moves_only_the_time_for_which_it_is_known() {
    files.full(NOW.minus(Duration.ofDays(1)), HEADING + ALEX + BOBBIE);
    String written = "select count(*) from child_listing where as_at < '2026-03-10'";

    Load again = files.full(HEADING + ALEX + BOBBIE.replace("Bobbie", "Bobby"));

    assertThat(files.outcomes(again)).containsExactly("1 unchanged", "2 changed");
    assertThat(council.strings("select distinct as_at at time zone 'UTC' from child"))
        .containsExactly("2026-03-10 10:00:00");
    assertThat(council.strings(written)).containsExactly("1");
  }

  @Test
  void what_a_file_says_again_counts_as_its_word_beside_an_older_file_that_comes_late() {
    files.full(NOW.minus(Duration.ofDays(9)), HEADING + ALEX);
    files.full(NOW, HEADING + ALEX);
    String before = everything();

    files.changes(
        NOW.minus(Duration.ofDays(4)),
        HEADING + ALEX.replace("15,\n", "15,2026-02-02\n").replace("999 000 0018", ""));

    assertThat(council.strings(PLANS)).containsExactly("Alex CPP 2026-01-15 00:00:00");
    assertThat(council.strings("select status from child_number")).containsExactly("current");
    assertThat(before).contains("Exampleone");
  }

  @Test
  void what_a_person_changed_is_looked_at_again_when_the_file_says_the_same() {
    String restricted =
        "local_id,family_name,restricted,custodian,deputy\nL-1,Secret,yes,%s,%s\n"
            .formatted(
                Council.CUSTODIAN.toString().substring(0, 8) + "@exampleshire.example",
                Council.DEPUTY.toString().substring(0, 8) + "@exampleshire.example");
    files.changes(NOW.minus(Duration.ofDays(2)), restricted);
    council.execute("update child set restricted = false, custodian_id = null, deputy_id = null");
    council.execute(
        "select record_children(array(select id from child), now(), 'worker:somebody', null)");

    Load again = files.changes(restricted);

    assertThat(files.outcomes(again)).containsExactly("1 changed");
    assertThat(council.strings("select restricted from child")).containsExactly("t");
  }

  @Test
  void a_name_that_now_stands_for_somebody_else_is_looked_at_again() {
    String file = "local_id,family_name,worker\nL-1,Exampleone,Robin Newcomer\n";
    files.changes(NOW.minus(Duration.ofDays(2)), file);
    council.execute(
        "update worker set name = 'Robin Newcomer' where id = '" + Council.ALLOCATED + "'");

    Load again = files.changes(NOW.minus(Duration.ofDays(1)), file);
    Load third = files.changes(file);

    assertThat(files.outcomes(again)).containsExactly("1 changed");
    assertThat(files.outcomes(third)).containsExactly("1 unchanged");
    assertThat(council.strings("select worker_id from allocation"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  private List<String> entries() {
    return council.strings(
        "select a.action || ' ' || c.given_name from audit_entry a join child c on a.subject = 'child:' || c.id"
            + " where a.actor = 'function:loading' and a.detail like 'register_load:%' order by 1");
  }

  @Test
  void each_child_in_whom_a_load_changes_something_has_an_entry_and_no_other() {
    files.full(NOW.minus(Duration.ofDays(2)), HEADING + ALEX + BOBBIE);
    assertThat(entries()).containsExactly("added Alex", "added Bobbie");

    files.full(NOW.minus(Duration.ofDays(1)), HEADING + ALEX + BOBBIE);
    assertThat(entries()).containsExactly("added Alex", "added Bobbie");

    files.changes(NOW, HEADING + BOBBIE.replace("Bobbie", "Bob"));
    assertThat(entries()).containsExactly("added Alex", "added Bob", "changed Bob");
  }
}
