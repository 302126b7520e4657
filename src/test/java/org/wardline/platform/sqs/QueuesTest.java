package org.wardline.platform.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A {@code QuarkusTest} only because Mutiny, in one virtual machine with others, needs their class
 * loader.
 */
@QuarkusTest
class QueuesTest {

  private record Hint(String id) {}

  @Inject Vertx vertx;

  private final RecordedSqs sqs = new RecordedSqs();
  private final Queues queues = queues(Map.of());

  @Test
  void twenty_five_messages_leave_in_three_batches_and_in_order() {
    send(IntStream.range(0, 25).mapToObj(Integer::toString).map(Hint::new).toList());

    assertThat(sqs.batches).extracting(batch -> batch.entries().size()).containsExactly(10, 10, 5);
    assertThat(sqs.batches.get(0).entries().get(0).messageBody()).isEqualTo("{\"id\":\"0\"}");
    assertThat(sqs.batches.get(2).entries().get(4).messageBody()).isEqualTo("{\"id\":\"24\"}");
  }

  @Test
  void nothing_to_send_asks_nobody() {
    send(List.of());

    assertThat(sqs.batches).isEmpty();
    assertThat(sqs.urlsAsked).hasValue(0);
  }

  @Test
  void a_message_that_the_queue_refused_is_a_failure() {
    sqs.refuse("{\"id\":\"1\"}");

    assertThatThrownBy(() -> send(List.of(new Hint("0"), new Hint("1"))))
        .isInstanceOf(MessagesNotSentException.class)
        .hasMessage("queue matching refused 1 message(s): [InternalError]");
  }

  @Test
  void the_url_of_a_queue_is_asked_for_once() {
    send(List.of(new Hint("0")));
    send(List.of(new Hint("1")));

    assertThat(sqs.urlsAsked).hasValue(1);
    assertThat(sqs.batches.get(1).queueUrl()).isEqualTo("http://asked/matching");
  }

  @Test
  void a_configured_url_is_taken_without_asking() {
    queues(Map.of("matching", new Configured()))
        .send("matching", List.of(new Hint("0")))
        .await()
        .indefinitely();

    assertThat(sqs.urlsAsked).hasValue(0);
    assertThat(sqs.batches.get(0).queueUrl()).isEqualTo("http://configured/one");
  }

  @Test
  void what_follows_a_send_runs_on_the_context_of_the_caller() throws Exception {
    Context caller = vertx.getOrCreateContext();
    CompletableFuture<Context> resumedOn = new CompletableFuture<>();
    caller.runOnContext(
        ignored ->
            queues
                .send("matching", List.of(new Hint("0")))
                .subscribe()
                .with(
                    done -> resumedOn.complete(Vertx.currentContext()),
                    resumedOn::completeExceptionally));

    assertThat(resumedOn.get(10, TimeUnit.SECONDS)).isSameAs(caller);
  }

  @Test
  void the_dead_letters_of_a_queue_have_a_configured_url_of_their_own() {
    QueueUrls urls = new QueueUrls(sqs, () -> Map.of("matching", new Configured()));

    assertThat(urls.get("matching-dead-letters").await().indefinitely())
        .isEqualTo("http://configured/one-dead");
    assertThat(sqs.urlsAsked).hasValue(0);
  }

  private record Configured() implements QueuesConfig.Queue {
    @Override
    public Optional<String> url() {
      return Optional.of("http://configured/one");
    }

    @Override
    public Optional<String> deadLettersUrl() {
      return Optional.of("http://configured/one-dead");
    }
  }

  private Queues queues(Map<String, QueuesConfig.Queue> settings) {
    return new Queues(sqs, new QueueUrls(sqs, () -> settings), new ObjectMapper());
  }

  private void send(List<Hint> messages) {
    queues.send("matching", messages).await().indefinitely();
  }
}
