package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.ChildHistory;

@QuarkusTest
class RegisterRulesTest {
  private static final Instant NOW = MovableClock.START;
  private static final String HEADING =
      "local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start,plan_end,"
          + "expected_delivery,plan_deleted,mother_local_id,former_nhs_numbers,former_local_ids\n";
  private static final String MOTHER =
      "L-9,9990000018,Mia,Mother,1999-01-02,UCPP,2025-12-01,,2026-03-08,,,,\n";

  @Inject Council council;
  @Inject LoadedFiles files;
  @Inject ChildHistory history;
  @Inject AuthorityScope scope;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  private Optional<ChildHistory.Known> knownAt(UUID child, Instant at) {
    return awaiting.await(
        () ->
            Panache.withTransaction(
                () ->
                    scope.enter(List.of(Council.AUTHORITY)).chain(() -> history.find(child, at))));
  }

  @Test
  void what_was_known_at_some_moment_can_be_told_after_corrections_and_deletions() {
    String alex = "L-1,9990000026,Alex,Exampleone,2015-03-04,CPP,2026-01-15,,,,,,\n";
    files.changes(NOW, HEADING + alex);
    UUID child = UUID.fromString(council.strings("select id from child").getFirst());
    clock.advance(Duration.ofHours(1));
    files.changes(
        NOW.plusSeconds(3600),
        HEADING
            + alex.replace("Alex", "Alexis").replace("2026-01-15,,,", "2026-01-15,,,2026-03-10"));

    assertThat(knownAt(child, NOW.minusSeconds(1))).isEmpty();
    ChildHistory.Known before = knownAt(child, NOW.plusSeconds(1800)).orElseThrow();
    assertThat(before.content().get("givenName").asText()).isEqualTo("Alex");
    assertThat(before.content().at("/plans/0/deletedAt").isNull()).isTrue();
    ChildHistory.Known after = knownAt(child, NOW.plusSeconds(3600)).orElseThrow();
    assertThat(after.content().get("givenName").asText()).isEqualTo("Alexis");
    assertThat(after.content().at("/plans/0/deletedAt").isNull()).isFalse();
    assertThat(after.content().get("names")).hasSize(2);
  }

  @Test
  void at_birth_the_mothers_plan_ends_and_the_childs_own_begins() {
    files.changes(NOW.minusSeconds(60), HEADING + MOTHER);

    files.changes(
        NOW, HEADING + "L-10,9990000034,Nele,Mother,2026-03-05,CPP,2026-03-06,,,,L-9,,\n");

    assertThat(
            council.strings("select type || ' ' || birth_at::date from plan where type = 'UCPP'"))
        .containsExactly("UCPP 2026-03-06");
    assertThat(
            council.strings(
                """
                select content #>> '{plans,0,endedAt}' from child_history h join child c on c.id = h.child_id
                where c.given_name = 'Mia' order by position desc limit 1\
                """))
        .containsExactly("2026-03-06T00:00:00+00:00");
    assertThat(
            council.strings(
                """
                select p.type from plan p join child c on c.id = p.child_id and c.given_name = 'Nele'\
                """))
        .containsExactly("CPP");
  }

  @Test
  void the_mothers_plan_ends_too_when_she_is_loaded_after_the_child() {
    files.changes(
        NOW, HEADING + "L-10,9990000034,Nele,Mother,2026-03-05,CPP,2026-03-06,,,,L-9,,\n");
    files.changes(NOW.plusSeconds(60), HEADING + MOTHER);
    files.changes(NOW.plusSeconds(120), HEADING + MOTHER);

    assertThat(council.strings("select birth_at::date from plan where type = 'UCPP'"))
        .containsExactly("2026-03-06");
  }

  @Test
  void a_plan_that_a_file_does_not_tell_any_more_is_over_and_one_recorded_in_error_stays_known() {
    String alex = "L-1,9990000026,Alex,Exampleone,2015-03-04,%s,2026-01-15,,,,,,\n";
    files.changes(NOW, HEADING + alex.formatted("CPP"));

    files.changes(NOW.plusSeconds(60), HEADING + alex.formatted("LAC"));

    assertThat(
            council.strings(
                "select type || ' ' || coalesce(ended_at::text, 'runs') from plan order by type"))
        .containsExactly("CPP 2026-03-10 10:01:00+00", "LAC runs");
  }

  @Test
  void a_plan_whose_type_cannot_be_read_any_more_runs_on() {
    String alex = "L-1,9990000026,Alex,Exampleone,2015-03-04,%s,2026-01-15,,,,,,\n";
    files.changes(NOW, HEADING + alex.formatted("CPP"));

    Load load = files.changes(NOW.plusSeconds(60), HEADING + alex.formatted("see the notes"));

    assertThat(files.outcomes(load)).containsExactly("1 unchanged PLAN_TYPE:UNKNOWN_PLAN");
    assertThat(council.strings("select type || coalesce(ended_at::text, ' runs') from plan"))
        .containsExactly("CPP runs");
  }

  @Test
  void dates_of_plans_are_local_days() {
    files.changes(HEADING + "L-1,,Alex,Exampleone,2015-03-04,CPP,2025-07-01,2025-07-31,,,,,\n");

    assertThat(council.strings("select started_at || ' ' || ended_at from plan"))
        .containsExactly("2025-06-30 23:00:00+00 2025-07-31 23:00:00+00");
  }

  @Test
  void former_numbers_are_superseded_and_a_new_number_supersedes_the_old_one() {
    String alex = "L-1,%s,Alex,Exampleone,2015-03-04,CPP,2026-01-15,,,,,%s,L-0\n";
    files.changes(NOW, HEADING + alex.formatted("9990000026", "9990000018"));
    files.changes(NOW.plusSeconds(60), HEADING + alex.formatted("9990000034", ""));

    assertThat(council.strings("select status from child_number order by 1"))
        .containsExactly("current", "superseded", "superseded");
    assertThat(council.strings("select count(*) from child_local_id")).containsExactly("2");
  }

  @Test
  void a_row_without_a_local_id_goes_to_the_only_child_with_its_number_and_birth_date() {
    files.changes(
        NOW, HEADING + "L-1,9990000026,Alex,Exampleone,2015-03-04,CPP,2026-01-15,,,,,,\n");
    Load load =
        files.changes(
            NOW.plusSeconds(60),
            HEADING
                + ",9990000026,Alex,Exampleone,2015-03-04,CPP,2026-01-15,,,,,,\n"
                + ",9990000026,Other,Child,2011-03-04,CPP,2026-01-15,,,,,,\n");

    assertThat(files.outcomes(load))
        .containsExactly(
            "1 unchanged NHS_NUMBER:NUMBER_OF_ANOTHER", "2 accepted NHS_NUMBER:NUMBER_OF_ANOTHER");
    assertThat(council.strings("select count(*) from child")).containsExactly("2");
  }

  @Test
  void a_restricted_row_whose_keepers_cannot_be_reached_is_kept_by_managers() {
    Load load =
        files.changes(
            "local_id,family_name,restricted,custodian,deputy\nL-1,Secret,yes,Nobody Here,\n");

    assertThat(files.outcomes(load)).containsExactly("1 accepted CUSTODIAN:KEEPERS_REPLACED");
    assertThat(council.strings("select restricted from child")).containsExactly("t");
    assertThat(council.strings("select custodian_id from child"))
        .containsExactly(Council.SAFEGUARDING.toString());
  }

  @Test
  void nobody_becomes_keeper_by_a_file_that_they_bring_nor_without_a_role_that_answers() {
    String row =
        "local_id,family_name,restricted,custodian,deputy\nL-1,Secret,yes,%s,%s\n"
            .formatted(email(Council.CUSTODIAN), email(Council.DEPUTY));
    assertThat(files.outcomes(brought(Council.CUSTODIAN, row)))
        .containsExactly("1 accepted CUSTODIAN:KEEPER_BRINGS_FILE");
    assertThat(council.strings("select custodian_id || ' ' || deputy_id from child"))
        .containsExactly(Council.DEPUTY + " " + Council.SAFEGUARDING);

    council.execute("update worker_role set role = 'auditor' where worker_id = ?", Council.DEPUTY);
    assertThat(files.outcomes(files.changes(NOW.plusSeconds(60), row)))
        .containsExactly("1 changed DEPUTY:KEEPER_DOES_NOT_ANSWER");
    assertThat(council.strings("select custodian_id || ' ' || deputy_id from child"))
        .containsExactly(Council.CUSTODIAN + " " + Council.SAFEGUARDING);
  }

  @Test
  void a_manager_who_brings_a_file_does_not_stand_in_for_its_keepers() {
    brought(Council.SAFEGUARDING, "local_id,family_name,restricted\nL-1,Secret,yes\n");

    assertThat(
            council.strings(
                "select '%s' in (cast(custodian_id as text), cast(deputy_id as text)) from child"
                    .formatted(Council.SAFEGUARDING)))
        .containsExactly("f");
  }

  private Load brought(UUID worker, String text) {
    String place = FileKey.ofRegister(Council.AUTHORITY, false, NOW, worker);
    return files.load(
        LoadRequest.of(Council.AUTHORITY, false, NOW, place, "1"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_keeper_who_is_away_or_whose_last_day_is_still_to_come_keeps_the_record() {
    council.away(Council.CUSTODIAN, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9)));
    council.execute("update worker set left_at = '2999-01-01' where id = '" + Council.DEPUTY + "'");

    Load load =
        files.changes(
            "local_id,family_name,restricted,custodian,deputy\nL-1,Secret,yes,%s,%s\n"
                .formatted(email(Council.CUSTODIAN), email(Council.DEPUTY)));

    assertThat(files.outcomes(load)).containsExactly("1 accepted");
    assertThat(council.strings("select custodian_id || ' ' || deputy_id from child"))
        .containsExactly(Council.CUSTODIAN + " " + Council.DEPUTY);
  }

  @Test
  void a_restricted_child_whose_keeper_has_left_is_still_loaded() {
    files.changes("local_id,family_name,restricted\nL-1,Secret,yes\n");
    council.execute(
        "update worker set left_at = '2026-03-01' where id in (select custodian_id from child)");

    Load load = files.changes(NOW.plusSeconds(60), "local_id,family_name\nL-1,Renamed\n");

    assertThat(files.outcomes(load)).containsExactly("1 changed");
    assertThat(council.strings("select family_name from child")).containsExactly("Renamed");
  }

  @Test
  void a_worker_who_is_away_stays_allocated() {
    council.away(Council.ALLOCATED, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9)));

    Load load =
        files.changes("local_id,family_name,worker\nL-1,Other," + email(Council.ALLOCATED) + "\n");

    assertThat(files.outcomes(load)).containsExactly("1 accepted");
    assertThat(council.strings("select worker_id from allocation"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  private static String email(UUID worker) {
    return worker.toString().substring(0, 8) + "@exampleshire.example";
  }

  @Test
  void a_file_does_not_lift_a_restriction() {
    files.changes("local_id,family_name,restricted\nL-1,Secret,yes\n");

    files.changes(NOW.plusSeconds(60), "local_id,family_name,restricted\nL-1,Secret,no\n");

    assertThat(council.strings("select restricted from child")).containsExactly("t");
  }
}
