package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.BundledPolicies;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.RotaGap;
import org.wardline.teams.Rotas;
import org.wardline.teams.Route;
import org.wardline.teams.Staff;
import org.wardline.teams.Teams;

@QuarkusTest
class DemoCouncilTest {
  private static final String ODS = "999";

  @Inject Council database;
  @Inject DemoCouncil demo;
  @Inject Children children;
  @Inject Teams teams;
  @Inject Rotas rotas;
  @Inject Sealing sealing;
  @Inject AuthorityScope scope;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;

  @BeforeEach
  void load() {
    clock.reset();
    database.empty();
    awaiting.await(demo::load);
  }

  private RegisteredChild child(String nhsNumber) {
    SealingKeys keys = awaiting.await(sealing::keys);
    Children.Keys key =
        new Children.Keys(UUID.randomUUID(), hex(Children.numberKey(keys, nhsNumber)), null, null);
    return awaiting.await(
        () ->
            Panache.withTransaction(
                () ->
                    children
                        .find(List.of(key))
                        .chain(
                            found ->
                                scope
                                    .enter(List.of(found.getFirst().authority()))
                                    .chain(() -> children.get(List.of(found.getFirst().child()))))
                        .map(List::getFirst)));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Test
  void the_children_of_the_sample_messages_are_there_as_the_samples_say() {
    RegisteredChild alex = child("9990000018");
    assertThat(alex.givenName() + " " + alex.familyName()).isEqualTo("Alex Exampleone");
    assertThat(alex.dateOfBirth()).isEqualTo(LocalDate.of(2015, 3, 4));
    assertThat(alex.localIdKey())
        .isEqualTo(hex(Children.localIdKey(awaiting.await(sealing::keys), ODS, "L-1001")));
    assertThat(alex.plans())
        .singleElement()
        .isEqualTo(new Plan("CPP", Instant.parse("2026-01-15T09:00:00Z"), null, null, null));

    RegisteredChild casey = child("9990000034");
    assertThat(casey.plans())
        .singleElement()
        .isEqualTo(
            new Plan(
                "UCPP",
                Instant.parse("2026-02-01T09:00:00Z"),
                Instant.parse("2026-07-14T23:00:00Z"),
                LocalDate.of(2026, 7, 15),
                null));
    assertThat(child("9990000026").plans().getLast().endedAt())
        .isEqualTo(Instant.parse("2026-02-28T00:00:00Z"));
    assertThat(child("9990000042").plans().getFirst().deletedAt()).isNotNull();
  }

  @Test
  void loading_twice_changes_nothing_but_the_load() {
    awaiting.await(demo::load);

    assertThat(database.strings("select count(*) from child")).containsExactly("13");
    assertThat(database.strings("select count(*) from worker")).containsExactly("21");
    assertThat(database.strings("select count(*) from plan")).containsExactly("15");
    assertThat(database.strings("select count(*) from register_load")).containsExactly("6");
  }

  @Test
  void another_council_in_the_database_is_left_alone() {
    database.empty();
    database.authority("E09000001");
    awaiting.await(demo::loadIfAlone);

    assertThat(database.strings("select authority_id from authority")).containsExactly("E09000001");
  }

  @Test
  void every_number_is_of_the_test_range_and_passes_its_check() {
    Stream.of(
            "9990000018",
            "9990000026",
            "9990000034",
            "9990000042",
            "9990000069",
            "9990000077",
            "9990000085",
            "9990000093",
            "9990000107",
            "9990000115",
            "9990000123",
            "9990000131",
            "9990000158")
        .forEach(
            number -> {
              assertThat(org.wardline.formats.NhsNumber.find(number)).isPresent();
              assertThat(child(number).numbers()).hasSize(1);
            });
  }

  @Test
  void somebody_is_reached_on_every_step_at_every_hour_of_a_week() {
    Staff.Concerned nobodyAllocated = new Staff.Concerned(null, null, null, null, null, null);
    Staff staff = staff();
    EscalationPolicy policy = BundledPolicies.standard().of(Route.NOBODY_ALLOCATED);
    List<EscalationPolicy.Step> everyAudience =
        Stream.concat(policy.office().stream(), policy.outOfHours().stream())
            .flatMap(step -> step.tell().stream())
            .map(to -> new EscalationPolicy.Step("any", Duration.ZERO, true, List.of(to)))
            .toList();

    for (int hour = 0; hour < 24 * 7; hour++) {
      Instant at = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(hour));
      assertThat(everyAudience)
          .allSatisfy(to -> assertThat(staff.reach(to, nobodyAllocated, at)).isNotEmpty());
    }
  }

  @Test
  void the_leaver_is_covered_for_and_the_one_who_goes_away_next_week_too() {
    UUID leaver = UUID.fromString("00000999-0000-4000-8002-000000000003");
    UUID goingAway = UUID.fromString("00000999-0000-4000-8002-000000000007");
    Staff staff = staff(leaver, goingAway);

    assertThat(staff.standIn(leaver, clock.instant()))
        .hasValueSatisfying(cover -> assertThat(cover.name()).isEqualTo("Ben Hollis"));
    assertThat(staff.standIn(goingAway, clock.instant()))
        .hasValueSatisfying(himself -> assertThat(himself.name()).isEqualTo("Gareth Lunn"));
    assertThat(staff.standIn(goingAway, clock.instant().plus(Duration.ofDays(8))))
        .hasValueSatisfying(cover -> assertThat(cover.name()).isEqualTo("Farah Quill"));
  }

  @Test
  void the_rota_has_no_gap_in_the_next_28_days() {
    assertThat(awaiting.<List<RotaGap>>await(() -> rotas.gaps(ODS))).isEmpty();
  }

  private Staff staff(UUID... named) {
    return awaiting.await(
        () ->
            Panache.withTransaction(
                () ->
                    scope
                        .enter(List.of(ODS))
                        .chain(() -> teams.staff(List.of(ODS), Stream.of(named)))
                        .chain(found -> Uni.createFrom().item(found.get(ODS)))));
  }
}
