package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffFilesTest {
  private static final String GOOD = example();

  private static String example() {
    try {
      return Files.readString(Path.of("src/docs/staff-example.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StaffFile read(String yaml) {
    return switch (StaffFiles.read("999", yaml)) {
      case FileReading.Valid<StaffFile>(StaffFile file) -> file;
      case FileReading.Faulty<StaffFile> faulty -> throw new AssertionError(faulty.faults());
    };
  }

  private static List<String> faults(String yaml) {
    return switch (StaffFiles.read("999", yaml)) {
      case FileReading.Valid<StaffFile> valid -> List.of();
      case FileReading.Faulty<StaffFile> faulty ->
          faulty.faults().stream().map(fault -> fault.path() + " " + fault.words()).toList();
    };
  }

  @Test
  void the_documented_example_is_good() {
    StaffFile file = read(GOOD);

    assertThat(file.teams())
        .extracting(Team::kind)
        .containsExactly("locality", "duty_and_advice", "eds");
    assertThat(file.workers())
        .extracting(StaffFile.Entry::roles)
        .contains(Set.of("manager", "register_keeper", "rota_keeper"));
  }

  @Test
  void a_line_may_refer_to_a_later_one() {
    StaffFile file = read(GOOD);

    assertThat(file.workers().getFirst().managerId()).isEqualTo(file.workers().get(1).id());
    assertThat(file.teams().getFirst().managerId()).isEqualTo(file.workers().get(1).id());
    assertThat(file.workers().getFirst().teamId()).isEqualTo(file.teams().getFirst().id());
  }

  @Test
  void equal_ids_of_two_councils_are_different_people() {
    StaffFile other =
        switch (StaffFiles.read("998", GOOD)) {
          case FileReading.Valid<StaffFile>(StaffFile file) -> file;
          case FileReading.Faulty<StaffFile> faulty -> throw new AssertionError(faulty.faults());
        };

    assertThat(other.workers())
        .extracting(StaffFile.Entry::id)
        .doesNotContainAnyElementsOf(
            read(GOOD).workers().stream().map(StaffFile.Entry::id).toList());
  }

  @Test
  void somebody_leaves_when_their_last_day_has_ended_on_the_clock_of_london() {
    assertThat(read(GOOD).workers().get(2).leavesAt())
        .isEqualTo(Instant.parse("2027-03-31T23:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: eds | kind: edz | teams[2].kind is not known",
        "roles: [eds] | roles: [eds, boss] | workers[3].roles[1] is not known",
        "team: nights | team: north-west | workers[3].team is the id of nothing in this file",
        "- id: 20001 | - id: 10310 | workers[3].id comes twice",
        "demo-idris | demo-amira | workers[3].sign-in comes twice",
        "2027-03-31 | 31/03/2027 | workers[2].last-day is no day",
        "idris.vane@exampleshire.example | idris | workers[3].email is no e-mail address",
        "mailbox: duty-and-advice@exampleshire.example | mailbox: | the backup e-mail needs one",
        "kind: eds | kind: locality | out of hours nobody would be told",
        "council: Exampleshire Council | # | council is missing",
        "mobile: 07700 900101 | telephone: 07700 900101 | workers[0].telephone is not known here",
        "format: 1 | format: 2 | format must be a whole number from 1 to 1",
      })
  void a_fault_is_named_with_its_place_and_what_to_do(String good, String bad, String fault) {
    assertThat(GOOD).contains(good);

    assertThat(faults(GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
        .anySatisfy(told -> assertThat(told).contains(fault));
  }

  @Test
  void several_faults_are_told_at_once() {
    assertThat(faults(GOOD.replace("kind: eds", "kind: edz").replace("2027-03-31", "soon")))
        .hasSize(2);
  }

  @Test
  void the_synthetic_authority_needs_no_team() {
    assertThat(read("format: 1\ncouncil: Synthetic\nsynthetic: true\n").lacking()).isEmpty();
  }
}
