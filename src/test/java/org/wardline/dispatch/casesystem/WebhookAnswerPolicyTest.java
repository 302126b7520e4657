package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.dispatch.casesystem.WebhookAnswerPolicy.Meaning;

class WebhookAnswerPolicyTest {

  @Test
  void what_was_taken_or_was_there_already_is_filed() {
    assertThat(List.of(200, 201, 202, 204, 409))
        .allMatch(status -> WebhookAnswerPolicy.meaning(status) == Meaning.FILED);
  }

  @Test
  void what_may_go_better_later_is_tried_again() {
    assertThat(List.of(408, 425, 429, 500, 502, 503, 504))
        .allMatch(status -> WebhookAnswerPolicy.meaning(status) == Meaning.LATER);
  }

  @Test
  void what_is_refused_gone_or_redirected_is_given_up() {
    assertThat(List.of(301, 302, 307, 308, 400, 401, 403, 404, 410, 413, 422))
        .allMatch(status -> WebhookAnswerPolicy.meaning(status) == Meaning.NEVER);
  }

  @Test
  void events_go_over_https_or_stay_on_this_machine() {
    assertThat(
            List.of(
                "https://cases.council.example/in", "http://localhost:9/in", "http://127.0.0.1/in"))
        .allMatch(address -> WebhookAnswerPolicy.mayBePostedTo(URI.create(address)));
    assertThat(
            List.of(
                "http://cases.council.example/in",
                "https://user@cases.council.example/in",
                "http://localhost.evil.example/in",
                "file:///etc/passwd",
                "https:/in"))
        .noneMatch(address -> WebhookAnswerPolicy.mayBePostedTo(URI.create(address)));
  }
}
