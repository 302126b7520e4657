package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.PolicyFile;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class CouncilsTest {
  private static final String ODS = "E09";
  private static final String WORKERS =
      "select name from worker where authority_id = 'E09' and coalesce(left_at, 'infinity') > '2026-03-20' order by name";
  private static final Path EXAMPLE = Path.of("src/docs/staff-example.yaml");

  @Inject Council council;
  @Inject CouncilFiles files;
  @Inject CouncilCommand command;
  @Inject SignIns signIns;
  @Inject Teams teams;
  @Inject AuthorityScope scope;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;

  private String example;

  @BeforeEach
  void open() throws IOException {
    clock.reset();
    council.open();
    example = Files.readString(EXAMPLE);
  }

  private CouncilOutcome store(String yaml) {
    return files.store(ODS, CouncilFiles.Kind.STAFF, yaml.getBytes(StandardCharsets.UTF_8));
  }

  private void stored(String yaml) {
    assertThat(store(yaml)).isInstanceOf(CouncilOutcome.Stored.class);
  }

  private static List<FileFault> faults(CouncilOutcome outcome) {
    return switch (outcome) {
      case CouncilOutcome.Stored stored -> List.of();
      case CouncilOutcome.Refused refused -> refused.faults();
    };
  }

  private boolean signsIn(String subject) {
    return awaiting.await(() -> signIns.find(subject)).isPresent();
  }

  /** The example without the worker of this name. */
  private String without(String name) {
    return example.replaceFirst("(?s)  - id: \\d+\\n    name: " + name + ".*?(?=  - id: |\\z)", "");
  }

  @Test
  void a_council_is_made_by_its_staff_file() {
    stored(example);

    assertThat(council.strings(WORKERS))
        .containsExactly("Amira Stone", "Dev Marlow", "Farah Quill", "Idris Vane");
    assertThat(
            council.strings(
                "select m.name || ' manages ' || o.name from relationship r join worker m on m.id ="
                    + " r.worker_id join worker o on o.id = r.other_id where r.authority_id ="
                    + " 'E09' order by 1"))
        .containsExactly("Dev Marlow manages Amira Stone", "Dev Marlow manages Farah Quill");
    assertThat(signsIn("5f0c2c1e-demo-amira")).isTrue();
  }

  @Test
  void the_same_file_again_changes_nothing() {
    stored(example);
    clock.advance(Duration.ofDays(1));
    stored(example);

    assertThat(council.strings(WORKERS)).hasSize(4);
    assertThat(council.strings("select count(*) from relationship where authority_id = 'E09'"))
        .containsExactly("2");
  }

  @Test
  void whoever_is_not_named_any_more_has_left_and_cannot_sign_in() {
    stored(example);
    clock.advance(Duration.ofDays(1));
    stored(without("Amira Stone"));

    assertThat(council.strings(WORKERS)).doesNotContain("Amira Stone").hasSize(3);
    assertThat(signsIn("5f0c2c1e-demo-amira")).isFalse();
  }

  @Test
  void a_team_that_is_not_named_any_more_is_not_told_in_the_place_of_the_new_one() {
    stored(example.replace("name: Duty & Advice", "name: Advice of old"));
    String renumbered =
        example.replace("id: duty", "id: front-door").replace("team: duty", "team: front-door");
    stored(renumbered);

    assertThat(dutyAndAdvice()).isEqualTo("Duty & Advice");
    assertThat(council.strings("select name from team where ended_at is not null"))
        .containsExactly("Advice of old");

    stored(example);
    assertThat(
            council.strings(
                "select count(*) from team where authority_id = 'E09' and ended_at is not null"))
        .containsExactly("1");
  }

  private String dutyAndAdvice() {
    return awaiting
        .await(
            () ->
                Panache.withTransaction(
                    () ->
                        scope
                            .enter(List.of(ODS))
                            .chain(() -> teams.staff(List.of(ODS), Stream.of()))))
        .get(ODS)
        .teamOf(Team.DUTY_AND_ADVICE)
        .map(Team::name)
        .orElseThrow();
  }

  @Test
  void half_a_file_does_not_end_the_service_of_the_other_half() {
    String many = example;
    for (int i = 0; i < 4; i++) {
      many += "  - id: 3000%d\n    name: Worker %d\n    roles: [worker]\n".formatted(i, i);
    }
    stored(many);

    assertThat(faults(store(example)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.words()).contains("4 of 8").contains("may-leave: 4"));
    assertThat(council.strings(WORKERS)).hasSize(8);

    stored(example.replace("format: 1", "format: 1\nmay-leave: 4"));
    assertThat(council.strings(WORKERS)).hasSize(4);
  }

  @Test
  void a_role_that_is_not_named_any_more_is_gone_at_once() {
    stored(example);
    stored(example.replace("roles: [eds]", "roles: [worker]"));

    assertThat(
            council.strings(
                "select role from worker_role r join worker w on w.id = r.worker_id where w.name ="
                    + " 'Idris Vane' and w.authority_id = 'E09'"))
        .containsExactly("worker");
  }

  @Test
  void a_new_manager_takes_the_place_of_the_former() {
    stored(example);
    clock.advance(Duration.ofDays(1));
    stored(
        example.replaceFirst(
            "roles: \\[worker\\]\\n    manager: 10233", "roles: [worker]\n    manager: 10310"));

    assertThat(
            council.strings(
                "select m.name || coalesce(' until ' || to_char(until_at, 'YYYY-MM-DD'), '') from"
                    + " relationship r join worker m on m.id = r.worker_id join worker o on o.id ="
                    + " r.other_id where o.name = 'Amira Stone' and o.authority_id = 'E09' order by"
                    + " from_at"))
        .containsExactly("Dev Marlow until 2026-03-11", "Farah Quill");
  }

  @Test
  void a_sign_in_that_was_assigned_stays_when_the_file_says_none() {
    stored(example);
    stored(example.replace("    sign-in: 5f0c2c1e-demo-idris\n", ""));

    assertThat(signsIn("5f0c2c1e-demo-idris")).isTrue();
  }

  @Test
  void a_sign_in_of_somebody_at_another_council_is_refused_and_nothing_is_stored() {
    stored(example);

    CouncilOutcome outcome =
        files.store("E10", CouncilFiles.Kind.STAFF, example.getBytes(StandardCharsets.UTF_8));

    assertThat(faults(outcome))
        .singleElement()
        .satisfies(fault -> assertThat(fault.words()).contains("somebody else has"));
    assertThat(council.strings("select name from authority where authority_id = 'E10'")).isEmpty();
  }

  @Test
  void whom_a_manager_recorded_as_a_leaver_the_same_file_does_not_bring_back() {
    stored(example);
    council.execute(
        """
        update worker set left_at = ?, leaver_recorded_by = (select id from worker where name = 'Dev Marlow')
        where name = 'Amira Stone' and authority_id = 'E09'""",
        clock.instant());
    clock.advance(Duration.ofDays(1));

    assertThat(store(example))
        .isEqualTo(
            new CouncilOutcome.Stored(
                "staff teams=3 workers=4 left=0 named-but-left-by-a-manager=1"));
    assertThat(signsIn("5f0c2c1e-demo-amira")).isFalse();

    council.execute("update worker set leaver_recorded_by = null, left_at = null");
    stored(example);
    assertThat(signsIn("5f0c2c1e-demo-amira")).isTrue();
  }

  @Test
  void a_last_day_that_the_file_names_counts_above_what_a_manager_recorded() {
    stored(example);
    council.execute(
        """
        update worker set left_at = ?, leaver_recorded_by = (select id from worker where name = 'Dev Marlow')
        where name = 'Amira Stone' and authority_id = 'E09'""",
        clock.instant());

    stored(example.replace("name: Amira Stone\n", "name: Amira Stone\n    last-day: 2026-03-31\n"));

    assertThat(signsIn("5f0c2c1e-demo-amira")).isTrue();
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() {
    assertThat(faults(files.store(ODS, CouncilFiles.Kind.STAFF, new byte[] {(byte) 0xC3, 0x28})))
        .singleElement()
        .satisfies(fault -> assertThat(fault.words()).contains("is not UTF-8"));
  }

  @Test
  void the_storing_is_an_audit_entry_of_counts_only() {
    stored(example);

    assertThat(
            council.strings(
                "select detail from audit_entry where authority_id = 'E09' and action ="
                    + " 'staff_stored'"))
        .containsExactly("staff teams=3 workers=4 left=0");
  }

  @Test
  void the_command_puts_a_policy_in_force_and_tells_faults_by_its_status() throws IOException {
    stored(example);
    Path good = Files.writeString(Files.createTempFile("policy", ".yaml"), PolicyFile.standard(1));
    Path bad = Files.writeString(Files.createTempFile("policy", ".yaml"), "format: 1");
    var out = new ByteArrayOutputStream();
    var printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(command.run(printed, "council", ODS, "policy", good.toString())).isZero();
    assertThat(command.run(printed, "council", ODS, "policy", bad.toString())).isOne();
    assertThat(command.run(printed, "council", ODS, "pets", bad.toString())).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("in force: policy version=1", "version is missing", "usage: council");
  }

  @Test
  void the_command_says_the_councils_own_words_by_version_and_the_same_file_changes_nothing()
      throws IOException {
    stored(example);
    Path own =
        Files.writeString(Files.createTempFile("duty", ".txt"), "Ring us first.\n\n- 01632\n");
    Path none = Files.createTempFile("duty", ".txt");
    var out = new ByteArrayOutputStream();
    var printed = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(command.run(printed, "council", ODS, "briefing-duty", own.toString())).isZero();
    assertThat(command.run(printed, "council", ODS, "briefing-duty", own.toString())).isZero();
    assertThat(command.run(printed, "council", ODS, "briefing-duty", none.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            """
            in force: briefing reader=duty version=1
            in force: briefing reader=duty version=1
            in force: briefing reader=duty version=2
            """);
    assertThat(
            council.strings(
                "select reader || version || text from briefing where authority_id = 'E09' order by version"))
        .containsExactly("duty1Ring us first.\n\n- 01632", "duty2");
    assertThat(
            council.strings(
                "select subject || ' ' || detail from audit_entry where action = 'briefing saved' order by position"))
        .containsExactly("briefing:duty characters=23", "briefing:duty characters=0");
  }

  @Test
  void words_that_are_too_many_or_of_a_council_that_is_not_there_are_refused() {
    stored(example);

    assertThat(faults(brief(ODS, "x".repeat(4001))))
        .singleElement()
        .satisfies(fault -> assertThat(fault.words()).startsWith("Shorten the text to 4,000"));
    assertThat(faults(brief("E10", "Ring us first.")))
        .singleElement()
        .satisfies(fault -> assertThat(fault.words()).contains("load its staff file first"));
    assertThat(council.strings("select text from briefing")).isEmpty();
  }

  private CouncilOutcome brief(String authority, String words) {
    return files.store(
        authority, CouncilFiles.Kind.BRIEFING_ALLOCATED, words.getBytes(StandardCharsets.UTF_8));
  }
}
