package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wardline.dispatch.email.NotifyAnswerPolicy.Word;

class NotifyAnswerPolicyTest {

  @Test
  void every_status_of_an_email_has_a_meaning() {
    assertThat(NotifyAnswerPolicy.word("created")).contains(Word.PENDING);
    assertThat(NotifyAnswerPolicy.word("sending")).contains(Word.PENDING);
    assertThat(NotifyAnswerPolicy.word("delivered")).contains(Word.ARRIVED);
    assertThat(NotifyAnswerPolicy.word("permanent-failure")).contains(Word.BOUNCED);
    assertThat(NotifyAnswerPolicy.word("temporary-failure")).contains(Word.RETURNED);
    assertThat(NotifyAnswerPolicy.word("technical-failure")).contains(Word.RETURNED);
  }

  @Test
  void a_status_that_nobody_knows_yet_is_kept_under_no_text_of_its_sender() {
    assertThat(NotifyAnswerPolicy.word("ada@example.invalid")).isEmpty();
    assertThat(NotifyAnswerPolicy.code("ada@example.invalid")).isEqualTo("notify_unknown");
    assertThat(NotifyAnswerPolicy.code("permanent-failure")).isEqualTo("notify_permanent_failure");
  }

  @Test
  void only_a_bad_request_is_refused_for_good() {
    assertThat(NotifyAnswerPolicy.isRefusedForGood(400)).isTrue();
    assertThat(NotifyAnswerPolicy.isRefusedForGood(403)).isFalse();
    assertThat(NotifyAnswerPolicy.isRefusedForGood(429)).isFalse();
    assertThat(NotifyAnswerPolicy.isRefusedForGood(500)).isFalse();
  }
}
