package org.wardline.dispatch.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.RecordedLines;
import org.wardline.dispatch.push.PushServiceStub.Pushed;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** Push messages beside the desktop, to the devices of whoever is told. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@WithTestResource(OwnPushService.class)
class PushChannelTest {
  private static final String NUMBER = "9990000018";
  private static final String OTHER_NUMBER = "9990000026";

  private final Phone phone = new Phone();

  MailSink sink;
  PushServiceStub service;
  @Inject Council council;
  @Inject Line line;
  @Inject Subscribing subscribing;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    sink.clear();
    service.reset();
    subscribe("phone");
  }

  private void subscribe(String device) {
    Worker worker = line.worker(Council.ALLOCATED);
    line.await(() -> subscribing.subscribe(worker, phone.at(service.endpoint(device))));
  }

  private void accessed() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  private String push(String column) {
    return council.strings("select " + column + " from delivery where channel = 'push'").getFirst();
  }

  @Test
  void a_push_message_says_that_there_is_one_and_nothing_else() {
    accessed();

    Pushed pushed = service.pushed().getFirst();
    assertThat(service.pushed()).hasSize(1);
    assertThat(phone.read(pushed.bytes())).isEqualTo("You have a new notification");
    assertThat(pushed.headers()).containsEntry("ttl", "14400").containsEntry("urgency", "high");
    assertThat(push("state || ' ' || via")).isEqualTo("sent push");
  }

  @Test
  void a_push_service_that_goes_by_the_standards_has_no_objection() {
    accessed();

    assertThat(service.pushed()).hasSize(1);
    assertThat(service.objections()).isEmpty();
  }

  @Test
  void a_device_that_is_gone_is_forgotten() {
    service.answerWith("phone", 410);
    accessed();

    assertThat(council.strings("select id from push_subscription")).isEmpty();
    assertThat(push("state")).isEqualTo("failed");
    assertThat(line.history()).as("the desktop is there").doesNotContain("hurried");
  }

  @Test
  void a_device_that_is_gone_is_never_called_again() {
    service.answerWith("phone", 404);
    accessed();
    council.child(OTHER_NUMBER, "L-1002", LocalDate.of(2018, 2, 3));
    line.match(access(OTHER_NUMBER, "L-1002", MovableClock.START));
    line.dispatch();

    assertThat(service.pushed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, failed, push_400",
    "413, failed, push_413",
    "307, failed, push_307",
    "401, due, push_401",
    "403, due, push_403",
    "429, due, push_429",
    "500, due, push_500"
  })
  void what_is_not_taken_costs_no_device_and_goes_nowhere_else(
      int status, String state, String code) {
    service.answerWith("phone", status);
    accessed();

    assertThat(push("state")).isEqualTo(state);
    assertThat(council.strings("select result from delivery_attempt where via = 'push'"))
        .containsExactly(code);
    assertThat(service.pushed()).extracting(Pushed::path).containsExactly("/phone");
    assertThat(council.strings("select id from push_subscription")).hasSize(1);
  }

  @Test
  void a_limit_of_the_push_service_is_waited_for() {
    service.answerWith("phone", 429);
    accessed();

    assertThat(push("state || ' ' || (due_at - planned_at)")).isEqualTo("due 00:15:00");
  }

  @Test
  void one_device_of_several_is_enough_and_the_gone_one_is_forgotten() {
    subscribe("tablet");
    service.answerWith("phone", 404);
    accessed();

    assertThat(push("state")).isEqualTo("sent");
    assertThat(council.strings("select id from push_subscription")).hasSize(1);
  }

  @Test
  void a_busy_push_service_is_tried_again_with_the_same_topic_and_holds_up_nobody() {
    service.answerWith("phone", 503);
    accessed();
    assertThat(push("state || ' ' || (due_at - planned_at)"))
        .as("as long as the push service asks for")
        .isEqualTo("due 00:15:00");
    assertThat(sink.taken()).hasSize(1);

    service.answerWith("phone", 201);
    clock.advance(Duration.ofMinutes(15));
    line.dispatch();

    assertThat(push("state")).isEqualTo("sent");
    assertThat(service.pushed()).extracting(Pushed::topic).hasSize(2);
    assertThat(service.pushed().getFirst().topic()).isEqualTo(service.pushed().getLast().topic());
  }

  @Test
  void the_same_device_twice_is_one() {
    subscribe("phone");

    assertThat(council.strings("select id from push_subscription")).hasSize(1);
  }

  @Test
  void a_worker_who_unsubscribes_gets_none() {
    Worker worker = line.worker(Council.ALLOCATED);
    line.await(() -> subscribing.unsubscribeAll(worker));
    accessed();

    assertThat(service.pushed()).isEmpty();
    assertThat(council.strings("select id from delivery where channel = 'push'")).isEmpty();
  }

  @Test
  void where_a_device_is_comes_into_no_log_and_no_column() {
    try (RecordedLines log = new RecordedLines()) {
      service.answerWith("phone", 410);
      subscribe("tablet");
      accessed();

      assertThat(String.join(" ", log.lines()))
          .contains("devices are gone")
          .doesNotContain("/phone")
          .doesNotContain("/tablet");
    }
    assertThat(council.strings("select encode(sealed, 'escape') from push_subscription"))
        .isNotEmpty()
        .noneMatch(bytes -> bytes.contains("localhost"));
  }
}
