package org.wardline.platform.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.TestQueues;
import org.wardline.platform.sqs.Queues;

@QuarkusTest
class LocalTriggerTest {

  /** Six times the trial function's time-out of 300 ms, in whole seconds, and a little more. */
  private static final Duration VISIBLE_AGAIN = Duration.ofMillis(1300);

  @Inject LocalTrigger trigger;
  @Inject EventSources sources;
  @Inject Queues queues;
  @Inject TestQueues seen;
  @Inject TrialHandler trial;

  @BeforeEach
  void emptyTheQueues() {
    seen.empty("trial");
    trial.behave(event -> new SQSBatchResponse(List.of()));
  }

  @Test
  void messages_come_in_batches_of_at_most_ten_and_are_deleted_when_settled() {
    send(25);

    assertThat(trigger.drain("trial")).isEqualTo(25);
    assertThat(trial.batches()).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(seen.waiting("trial")).isZero();
    assertThat(seen.hidden("trial")).isZero();
  }

  @Test
  void the_event_is_the_one_that_lambda_would_make() {
    send(1);
    trigger.drain("trial");

    SQSMessage message = trial.firstMessage();
    assertThat(message.getBody()).isEqualTo("\"message 0\"");
    assertThat(message.getMessageId()).isNotBlank();
    assertThat(message.getReceiptHandle()).isNotBlank();
    assertThat(message.getEventSource()).isEqualTo("aws:sqs");
    assertThat(message.getEventSourceArn()).endsWith(":trial");
    assertThat(message.getAttributes())
        .containsEntry("ApproximateReceiveCount", "1")
        .containsKey("SentTimestamp");
  }

  @Test
  void a_partial_answer_deletes_only_what_was_settled() {
    send(3);
    trial.behave(event -> failing(event, "\"message 1\""));

    assertThat(trigger.drain("trial")).isEqualTo(2);
    assertThat(seen.hidden("trial")).isEqualTo(1);
  }

  @Test
  void a_malformed_answer_leaves_the_whole_batch() {
    send(3);
    trial.behave(
        event -> new SQSBatchResponse(List.of(new BatchItemFailure("no message of this batch"))));

    assertThat(trigger.drain("trial")).isZero();
    assertThat(seen.hidden("trial")).isEqualTo(3);
  }

  @Test
  void a_handler_that_throws_leaves_the_whole_batch() {
    send(3);
    trial.behave(
        event -> {
          throw new IllegalStateException("broken");
        });

    assertThat(trigger.drain("trial")).isZero();
    assertThat(seen.hidden("trial")).isEqualTo(3);
  }

  @Test
  void a_handler_that_runs_over_its_time_out_is_cut_off_and_leaves_the_whole_batch() {
    send(1);
    Semaphore cutOff = new Semaphore(0);
    trial.behave(
        event -> {
          try {
            Thread.sleep(10_000);
          } catch (InterruptedException e) {
            cutOff.release();
            Thread.currentThread().interrupt();
          }
          return new SQSBatchResponse(List.of());
        });

    assertThat(trigger.drain("trial")).isZero();
    assertThat(seen.hidden("trial")).isEqualTo(1);
    assertThat(acquired(cutOff)).isTrue();
  }

  @Test
  void a_message_that_fails_five_times_goes_to_the_dead_letters() throws InterruptedException {
    send(2);
    trial.behave(event -> failing(event, "\"message 1\""));

    for (int time = 1; time <= 6; time++) {
      trigger.drain("trial");
      Thread.sleep(VISIBLE_AGAIN);
    }

    assertThat(trial.batches()).hasSize(5);
    assertThat(seen.waiting("trial")).isZero();
    assertThat(seen.hidden("trial")).isZero();
    assertThat(seen.takeDeadLetters("trial")).containsExactly("\"message 1\"");
  }

  @Test
  void a_poller_runs_no_more_invocations_at_a_time_than_the_function_may() {
    send(40);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore handled = new Semaphore(0);
    trial.behave(
        event -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          pause(100);
          now.decrementAndGet();
          handled.release(event.getRecords().size());
          return new SQSBatchResponse(List.of());
        });

    Poller poller = new Poller(sources.find("trial").orElseThrow(), Duration.ofSeconds(1), 2);
    poller.start();
    boolean all = acquired(handled, 40);
    poller.stop();

    assertThat(all).isTrue();
    assertThat(most).hasValue(2);
    assertThat(seen.waiting("trial")).isZero();
    assertThat(seen.hidden("trial")).isZero();
  }

  @Test
  void a_stopped_poller_takes_no_more_messages() {
    Poller poller = new Poller(sources.find("trial").orElseThrow(), Duration.ofSeconds(1), 2);
    poller.start();
    poller.stop();

    send(1);

    assertThat(seen.waiting("trial")).isEqualTo(1);
  }

  private void send(int messages) {
    queues
        .send("trial", IntStream.range(0, messages).mapToObj(each -> "message " + each).toList())
        .await()
        .indefinitely();
  }

  private static SQSBatchResponse failing(SQSEvent event, String body) {
    return new SQSBatchResponse(
        event.getRecords().stream()
            .filter(message -> message.getBody().equals(body))
            .map(SQSMessage::getMessageId)
            .map(BatchItemFailure::new)
            .toList());
  }

  private static boolean acquired(Semaphore semaphore) {
    return acquired(semaphore, 1);
  }

  private static boolean acquired(Semaphore semaphore, int permits) {
    try {
      return semaphore.tryAcquire(permits, 20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
