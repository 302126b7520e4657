package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.teams.PaperRota.EDS_TEAM;
import static org.wardline.teams.PaperRota.FIRST;
import static org.wardline.teams.PaperRota.LONDON;
import static org.wardline.teams.PaperRota.event;
import static org.wardline.teams.PaperRota.events;
import static org.wardline.teams.PaperRota.staff;
import static org.wardline.teams.PaperRota.turns;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotaGapPolicyTest {
  private static final OfficeHours HOURS = PaperRota.hours();

  @Test
  void two_years_of_the_rota_have_no_gap_at_any_boundary() {
    Span twoYears =
        new Span(
            FIRST.atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2028, 1, 1).atStartOfDay(LONDON).toInstant());

    assertThat(gaps(events(), callingOutOne(), twoYears)).isEmpty();
  }

  @Test
  void a_rota_that_forgets_the_bank_holidays_has_a_gap_at_each_of_them() {
    Span year =
        new Span(
            FIRST.atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2027, 1, 1).atStartOfDay(LONDON).toInstant());
    List<RotaEvent> forgetful = events().subList(0, 6);

    assertThat(gaps(forgetful, callingOutOne(), year))
        .hasSize(8)
        .allMatch(gap -> gap.slot().equals("eds") && gap.team().equals(EDS_TEAM))
        .extracting(gap -> gap.during().from().atZone(LONDON).toLocalDateTime().toString())
        .startsWith("2026-01-01T08:30", "2026-04-03T08:30", "2026-04-06T08:30");
  }

  @Test
  void each_slot_of_the_night_that_the_policy_names_is_needed() {
    Span week =
        new Span(
            LocalDate.of(2026, 3, 9).atStartOfDay(LONDON).toInstant(),
            LocalDate.of(2026, 3, 16).atStartOfDay(LONDON).toInstant());
    AuthorityPolicy standard = BundledPolicies.standard();

    assertThat(gaps(events(), standard, week))
        .extracting(RotaGap::slot)
        .containsOnly("second_eds", "eds_manager");

    List<RotaEvent> complete =
        Stream.concat(
                events().stream(),
                Stream.of(
                    event("joan", "second_eds", "2026-03-01T00:00", 1440, "FREQ=DAILY"),
                    event("karim", "eds_manager", "2026-03-01T00:00", 1440, "FREQ=DAILY")))
            .toList();
    assertThat(gaps(complete, standard, week)).isEmpty();
  }

  private List<RotaGap> gaps(List<RotaEvent> rota, AuthorityPolicy policy, Span during) {
    return new RotaGapPolicy("999", HOURS, staff(turns(rota)), policy).find(during);
  }

  /** The standard policy without a second and a third step of the night. */
  private static AuthorityPolicy callingOutOne() {
    AuthorityPolicy standard = BundledPolicies.standard();
    return new AuthorityPolicy(
        1,
        standard.outcome(),
        standard.cases().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    of ->
                        new AuthorityPolicy.Ladders(
                            of.getValue().office(),
                            of.getValue().outOfHours().stream().limit(1).toList()))));
  }
}
