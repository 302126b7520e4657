package org.wardline.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SqsBatchesTest {

  /** What a queue carries: an id. */
  record Hint(String id) {
    Hint {
      if (id == null || id.isBlank()) {
        throw new IllegalArgumentException("a hint has an id");
      }
    }
  }

  @Inject SqsBatches batches;
  @Inject ObjectMapper json;
  @Inject LambdaConfig config;

  private final List<List<Hint>> calls = Collections.synchronizedList(new ArrayList<>());

  @Test
  void the_work_runs_once_for_the_whole_batch_on_a_context_of_its_own() {
    List<Boolean> onContext = new ArrayList<>();

    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}", "{\"id\":\"b\"}"),
            Hint.class,
            hints -> {
              calls.add(hints);
              onContext.add(Vertx.currentContext() != null);
              return Uni.createFrom().item(Set.of());
            });

    assertThat(failures(response)).isEmpty();
    assertThat(calls).containsExactly(List.of(new Hint("a"), new Hint("b")));
    assertThat(onContext).containsExactly(true);
  }

  @Test
  void what_the_work_leaves_stays_on_the_queue() {
    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}", "{\"id\":\"b\"}"),
            Hint.class,
            hints -> Uni.createFrom().item(Set.of(new Hint("b"))));

    assertThat(failures(response)).containsExactly("message-1");
  }

  @Test
  void a_message_that_cannot_be_read_stays_and_the_others_go_on() {
    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}", "no json", "{}", "null", "{\"id\":\"b\"}"),
            Hint.class,
            this::succeed);

    assertThat(failures(response)).containsExactly("message-1", "message-2", "message-3");
    assertThat(calls).containsExactly(List.of(new Hint("a"), new Hint("b")));
  }

  @Test
  void equal_messages_are_worked_on_once_and_stay_or_go_together() {
    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}", "{\"id\":\"a\"}"),
            Hint.class,
            hints -> succeed(hints).replaceWith(Set.copyOf(hints)));

    assertThat(calls).containsExactly(List.of(new Hint("a")));
    assertThat(failures(response)).containsExactly("message-0", "message-1");
  }

  @Test
  void when_a_batch_fails_each_message_runs_alone_and_only_the_bad_one_stays() {
    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}", "{\"id\":\"bad\"}", "{\"id\":\"c\"}"),
            Hint.class,
            this::failOnBad);

    assertThat(failures(response)).containsExactly("message-1");
    assertThat(calls)
        .containsExactly(
            List.of(new Hint("a"), new Hint("bad"), new Hint("c")),
            List.of(new Hint("a")),
            List.of(new Hint("bad")),
            List.of(new Hint("c")));
  }

  @Test
  void one_failed_message_is_not_run_twice() {
    SQSBatchResponse response = batches.run(event("{\"id\":\"bad\"}"), Hint.class, this::failOnBad);

    assertThat(failures(response)).containsExactly("message-0");
    assertThat(calls).hasSize(1);
  }

  @Test
  void work_that_throws_before_it_begins_is_a_failure_like_any_other() {
    SQSBatchResponse response =
        batches.run(
            event("{\"id\":\"a\"}"),
            Hint.class,
            hints -> {
              throw new IllegalStateException("no Uni at all");
            });

    assertThat(failures(response)).containsExactly("message-0");
  }

  @Test
  void work_that_never_ends_stays_on_the_queue_when_the_time_is_over() {
    LambdaConfig hasty = () -> Duration.ofMillis(200);
    SqsBatches hastyBatches = new SqsBatches(json, new Awaiting(hasty), hasty);

    SQSBatchResponse response =
        hastyBatches.run(
            event("{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}"),
            Hint.class,
            hints -> {
              calls.add(hints);
              return Uni.createFrom().nothing();
            });

    assertThat(failures(response)).containsExactlyInAnyOrder("message-0", "message-1", "message-2");
    assertThat(calls.size())
        .as("in what is left of a millisecond one more may begin")
        .isBetween(2, 3);
  }

  @Test
  void an_empty_event_is_no_failure() {
    assertThat(failures(batches.run(event(), Hint.class, this::succeed))).isEmpty();
    assertThat(calls).isEmpty();
  }

  private Uni<Set<Hint>> succeed(List<Hint> hints) {
    calls.add(hints);
    return Uni.createFrom().item(Set.of());
  }

  private Uni<Set<Hint>> failOnBad(List<Hint> hints) {
    calls.add(hints);
    return hints.contains(new Hint("bad"))
        ? Uni.createFrom().failure(new IllegalStateException("bad"))
        : Uni.createFrom().item(Set.of());
  }

  private static List<String> failures(SQSBatchResponse response) {
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private static SQSEvent event(String... bodies) {
    SQSEvent event = new SQSEvent();
    event.setRecords(
        IntStream.range(0, bodies.length)
            .mapToObj(index -> message("message-" + index, bodies[index]))
            .toList());
    return event;
  }

  private static SQSMessage message(String id, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    return message;
  }
}
