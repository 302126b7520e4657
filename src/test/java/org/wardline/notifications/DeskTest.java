package org.wardline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

@QuarkusTest
class DeskTest {
  @Inject Desk desk;
  @Inject Council council;
  @Inject Line line;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;
  private String reference;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child("9990000018", "L-1001", LocalDate.of(2019, 5, 4));
    line.match(access("9990000018", "L-1001", MovableClock.START));
    line.dispatch();
    reference = council.strings("select reference from notification").getFirst();
  }

  @Test
  void a_reference_leads_to_its_notification_as_long_as_its_reader_has_a_role_that_answers() {
    Worker told = line.worker(Council.ALLOCATED);

    assertThat(awaiting.await(() -> desk.find(told, reference))).isPresent();
    council.execute("delete from worker_role where worker_id = ?", Council.ALLOCATED);
    Worker mere = line.worker(Council.ALLOCATED);
    assertThat(awaiting.await(() -> desk.find(mere, reference))).isEmpty();
  }

  /** No question about this authority could be asked: entering it fails. */
  @Test
  void for_who_has_no_role_that_answers_nothing_is_asked_at_all() {
    Worker nobody =
        new Worker(
            Council.ALLOCATED,
            "no authority",
            null,
            "N",
            null,
            null,
            true,
            null,
            Set.of("auditor"),
            List.of(),
            List.of());

    assertThat(awaiting.await(() -> desk.find(nobody, reference))).isEmpty();
  }
}
