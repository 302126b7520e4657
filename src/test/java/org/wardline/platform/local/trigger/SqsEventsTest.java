package org.wardline.platform.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** The rules are those of the Lambda guide's "Reporting batch item failures". */
class SqsEventsTest {

  private static final Message A = Message.builder().messageId("a").build();
  private static final Message B = Message.builder().messageId("b").build();
  private static final List<Message> BOTH = List.of(A, B);

  @Test
  void an_answer_without_failures_settles_all() {
    assertThat(SqsEvents.settled(BOTH, null)).isEqualTo(BOTH);
    assertThat(SqsEvents.settled(BOTH, new SQSBatchResponse())).isEqualTo(BOTH);
    assertThat(SqsEvents.settled(BOTH, new SQSBatchResponse(List.of()))).isEqualTo(BOTH);
  }

  @Test
  void a_named_failure_stays_and_the_others_go() {
    assertThat(SqsEvents.settled(BOTH, failing("b"))).containsExactly(A);
  }

  @Test
  void an_answer_that_is_malformed_settles_nothing() {
    assertThat(SqsEvents.settled(BOTH, failing("unknown"))).isEmpty();
    assertThat(SqsEvents.settled(BOTH, failing("a", "unknown"))).isEmpty();
    assertThat(SqsEvents.settled(BOTH, failing(""))).isEmpty();
    assertThat(SqsEvents.settled(BOTH, failing(new String[] {null}))).isEmpty();
    assertThat(SqsEvents.settled(BOTH, "done")).isEmpty();
  }

  private static SQSBatchResponse failing(String... ids) {
    return new SQSBatchResponse(Arrays.stream(ids).map(BatchItemFailure::new).toList());
  }
}
