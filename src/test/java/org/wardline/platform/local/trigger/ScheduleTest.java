package org.wardline.platform.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class ScheduleTest {

  @Inject LocalTrigger trigger;
  @Inject Schedules schedules;
  @Inject TrialScheduleHandler trial;
  @Inject MovableClock clock;

  @BeforeEach
  void doNothing() {
    clock.reset();
    trial.behave(() -> {});
  }

  @Test
  void a_tick_runs_the_function_with_the_time_of_the_clock() {
    assertThat(trigger.tick("trial-schedule")).isTrue();

    ScheduledEvent event = trial.events().getFirst();
    assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
    assertThat(event.getTime().toString()).isEqualTo("2026-03-10T10:00:00.000Z");
  }

  @Test
  void a_tick_that_fails_does_not_hinder_the_next() {
    trial.behave(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThat(trigger.tick("trial-schedule")).isFalse();

    trial.behave(() -> {});
    assertThat(trigger.tick("trial-schedule")).isTrue();
  }

  @Test
  void there_are_never_two_runs_at_once_not_even_when_one_outlives_its_time_out()
      throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    trial.behave(
        () -> {
          awaitUninterrupted(end);
          ended.countDown();
        });

    assertThat(trigger.tick("trial-schedule")).isFalse();
    assertThat(trigger.tick("trial-schedule")).isFalse();
    assertThat(trial.events()).hasSize(1);

    end.countDown();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_ticker_runs_at_the_start_and_then_by_the_clock() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    trial.behave(three::countDown);

    Ticker ticker =
        new Ticker(schedules.find("trial-schedule").orElseThrow(), Duration.ofMillis(50));
    ticker.start();
    boolean ticked = three.await(10, TimeUnit.SECONDS);
    ticker.stop();

    assertThat(ticked).isTrue();
    assertThat(trial.events().stream().map(ScheduledEvent::getDetailType).limit(3))
        .containsExactly("Process Started", "Scheduled Event", "Scheduled Event");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        waiting = !latch.await(10, TimeUnit.SECONDS);
      } catch (InterruptedException stubborn) {
        waiting = true;
      }
    }
  }
}
