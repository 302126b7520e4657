package org.wardline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.formats.Finding;
import org.wardline.formats.Refusal;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.intake.Reading.Events;
import org.wardline.intake.Reading.Format;
import org.wardline.messages.CareEvent;

class IntakePolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Sender HOSPITAL =
      new Sender("hospital", Set.of("RXX"), Duration.ofDays(7), true);

  @Test
  void events_of_other_organisations_are_refused_beside_the_allowed_ones() {
    var decision = decide(event(1, "RXX01", NOW), event(2, "RYY01", NOW));

    assertThat(decision.accepted()).containsExactly(event(1, "RXX01", NOW));
    assertThat(decision.refused())
        .containsExactly(
            new RefusedEvent(0, "/0", "no event", false),
            new RefusedEvent(
                2, "organisation", "the sender may not speak for this organisation", true));
  }

  @Test
  void an_event_later_than_the_tolerance_is_taken_to_have_happened_now() {
    var decision = decide(event(1, "RXX01", NOW.plusSeconds(601)));

    var accepted = decision.accepted().getFirst();
    assertThat(accepted.event().occurredAt()).isEqualTo(NOW);
    assertThat(accepted.event().findings())
        .containsExactly(new CareEvent.Finding("occurredAt", "future-time"));
    assertThat(accepted.findings())
        .containsExactly(
            new Finding(
                "occurredAt", "future-time", "lies in the future; the time of arrival was taken"));
  }

  @Test
  void an_event_within_the_tolerance_keeps_its_time() {
    Instant soon = NOW.plusSeconds(600);

    assertThat(decide(event(1, "RXX01", soon)).accepted()).containsExactly(event(1, "RXX01", soon));
  }

  @Test
  void where_real_people_are_a_test_number_is_refused_and_the_good_rest_goes_on() {
    Sender live = new Sender("hospital", Set.of("RXX"), Duration.ofDays(7), false);

    var decision = decide(live, event(1, "RXX01", NOW), event(2, "9434765919", "RXX01", NOW));

    assertThat(decision.accepted()).containsExactly(event(2, "9434765919", "RXX01", NOW));
    assertThat(decision.refused().getLast().place()).isEqualTo("nhsNumber");
    assertThat(decision.refused().getLast().reason()).contains("are for tests only");
  }

  @Test
  void only_an_access_notification_without_any_access_is_a_heartbeat() {
    assertThat(new Events(Format.CPIS, List.of(), List.of(), List.of()).isHeartbeat()).isTrue();
    assertThat(new Events(Format.CLOUDEVENTS, List.of(), List.of(), List.of()).isHeartbeat())
        .isFalse();
    assertThat(
            new Events(Format.CPIS, List.of(), List.of(new Refusal(0, "", "")), List.of())
                .isHeartbeat())
        .isFalse();
  }

  private static Decision decide(IncomingEvent... events) {
    return decide(HOSPITAL, events);
  }

  private static Decision decide(Sender sender, IncomingEvent... events) {
    var read =
        new Events(
            Format.CLOUDEVENTS,
            List.of(events),
            List.of(new Refusal(0, "/0", "no event")),
            List.of());
    return IntakePolicy.decide(read, sender, NOW, Duration.ofMinutes(10));
  }

  private static IncomingEvent event(int index, String organisation, Instant at) {
    return event(index, "9990000018", organisation, at);
  }

  private static IncomingEvent event(int index, String number, String organisation, Instant at) {
    var event =
        new CareEvent(
            "hospital",
            CareEvent.Kind.ARRIVAL,
            at,
            new CareEvent.Organisation(organisation, null),
            null,
            new CareEvent.Subject(number, null, null, null, null, null, null),
            null,
            null,
            false,
            List.of());
    return new IncomingEvent(index, "s\n" + index, null, event, List.of());
  }
}
