package org.wardline.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@QuarkusTest
class LocalStackTest {

  @Inject Pool application;

  @Inject
  @ReactiveDataSource("auditor")
  Pool auditor;

  @Inject SqsAsyncClient sqs;

  @Test
  void the_application_and_the_auditor_log_in_as_different_roles_that_bypass_nothing() {
    assertThat(roleOf(application)).isEqualTo("wardline_application");
    assertThat(roleOf(auditor)).isEqualTo("wardline_auditor");
  }

  @Test
  void a_queue_hides_a_message_for_six_time_outs_and_gives_up_after_five_receipts() {
    String url = sqs.getQueueUrl(queue -> queue.queueName("matching")).join().queueUrl();
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .join()
            .attributes();

    assertThat(attributes)
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "180")
        .containsEntry(
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-2:000000000000:matching-dead-letters\","
                + "\"maxReceiveCount\":5}");
  }

  private static String roleOf(Pool pool) {
    return pool.query("select current_user::text")
        .execute()
        .map(rows -> rows.iterator().next().getString(0))
        .await()
        .indefinitely();
  }
}
