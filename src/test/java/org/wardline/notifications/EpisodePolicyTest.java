package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.messages.CareEvent.Kind.ACCESS;
import static org.wardline.messages.CareEvent.Kind.ADMISSION;
import static org.wardline.messages.CareEvent.Kind.ARRIVAL;
import static org.wardline.messages.CareEvent.Kind.DEPARTURE;
import static org.wardline.notifications.NotificationState.ACKNOWLEDGED;
import static org.wardline.notifications.NotificationState.CONCLUDED;
import static org.wardline.notifications.NotificationState.OPEN;
import static org.wardline.notifications.NotificationState.WITHDRAWN;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.EpisodePolicy.Effect;

class EpisodePolicyTest {
  private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-10T11:00:00Z");

  @Test
  void a_second_access_is_added() {
    assertThat(EpisodePolicy.decide(Set.of(ACCESS), OPEN, null, ACCESS, TEN))
        .isEqualTo(Effect.ADDED);
  }

  @Test
  void an_admission_upgrades_even_what_somebody_holds() {
    assertThat(EpisodePolicy.decide(Set.of(ACCESS, ARRIVAL), ACKNOWLEDGED, null, ADMISSION, TEN))
        .isEqualTo(Effect.UPGRADED);
  }

  @Test
  void an_arrival_after_the_admission_is_added() {
    assertThat(EpisodePolicy.decide(Set.of(ADMISSION), ACKNOWLEDGED, null, ARRIVAL, TEN))
        .isEqualTo(Effect.ADDED);
  }

  @Test
  void a_departure_never_calls_anybody_again() {
    assertThat(EpisodePolicy.decide(Set.of(ACCESS), OPEN, null, DEPARTURE, TEN))
        .isEqualTo(Effect.ADDED);
  }

  @Test
  void an_access_after_the_decision_opens_it_again() {
    assertThat(EpisodePolicy.decide(Set.of(ACCESS), CONCLUDED, TEN, ACCESS, ELEVEN))
        .isEqualTo(Effect.REOPENED);
  }

  @Test
  void a_late_report_of_what_came_before_the_decision_is_added() {
    assertThat(EpisodePolicy.decide(Set.of(ACCESS), CONCLUDED, ELEVEN, ACCESS, TEN))
        .isEqualTo(Effect.ADDED);
  }

  @Test
  void any_further_event_renews_what_was_withdrawn() {
    assertThat(EpisodePolicy.decide(Set.of(ADMISSION), WITHDRAWN, ELEVEN, ACCESS, TEN))
        .isEqualTo(Effect.RENEWED);
  }
}
