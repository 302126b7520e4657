package org.wardline.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailureNameTest {

  @Test
  void it_names_classes_and_the_place_and_quotes_no_text() {
    Exception cause = new IllegalArgumentException("999 000 0001");

    String name = FailureName.of(new IllegalStateException("Ada", cause));

    assertThat(name)
        .startsWith("IllegalStateException < IllegalArgumentException at FailureNameTest.")
        .doesNotContain("999")
        .doesNotContain("Ada");
  }

  @Test
  void what_only_wraps_a_failure_is_left_out() {
    assertThat(FailureName.of(new CompletionException(new IllegalStateException())))
        .startsWith("IllegalStateException at");
  }

  @Test
  void an_invocation_that_failed_says_why() {
    Exception invocation = new InvocationFailedException(new IllegalStateException("Ada"));

    assertThat(FailureName.of(new CompletionException(invocation)))
        .startsWith("IllegalStateException at FailureNameTest.")
        .doesNotContain("Ada");
  }

  @Test
  void a_circle_of_causes_ends() {
    Exception one = new IllegalStateException();
    Exception other = new IllegalArgumentException(one);
    one.initCause(other);

    assertThat(FailureName.of(one)).contains("IllegalStateException < IllegalArgumentException");
  }
}
