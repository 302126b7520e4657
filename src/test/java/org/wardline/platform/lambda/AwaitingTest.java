package org.wardline.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AwaitingTest {

  private static final String PERSONAL = "Ada Lovelace 999 000 0001";

  @Inject Awaiting awaiting;

  @Test
  void the_answer_of_the_work_is_the_answer() {
    assertThat(awaiting.<String>await(() -> Uni.createFrom().item("done"))).isEqualTo("done");
  }

  @Test
  void a_failure_leaves_with_its_kind_but_without_its_text_or_cause() {
    assertThatThrownBy(() -> awaiting.await(AwaitingTest::failure))
        .isInstanceOf(InvocationFailedException.class)
        .hasNoCause()
        .hasMessageStartingWith("IllegalStateException < IllegalArgumentException at AwaitingTest.")
        .hasMessageNotContaining("Ada");
  }

  @Test
  void a_request_is_answered_also_when_its_work_fails() {
    assertThat(awaiting.<Integer>awaitOr(503, "request-1", AwaitingTest::failure)).isEqualTo(503);
  }

  @Test
  void work_that_never_ends_is_a_failure() {
    Awaiting hasty = new Awaiting(() -> Duration.ofMillis(50));

    assertThatThrownBy(() -> hasty.await(() -> Uni.createFrom().nothing()))
        .isInstanceOf(InvocationFailedException.class)
        .hasMessageStartingWith("TimeoutException");
  }

  private static <T> Uni<T> failure() {
    return Uni.createFrom()
        .failure(new IllegalStateException(PERSONAL, new IllegalArgumentException(PERSONAL)));
  }
}
