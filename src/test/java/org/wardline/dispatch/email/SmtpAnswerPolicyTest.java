package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAnswerPolicyTest {
  private static boolean isRefusedForGood(boolean toRecipient, String reply) {
    return SmtpAnswerPolicy.isRefusedForGood(
        toRecipient, Integer.parseInt(reply.substring(0, 3)), reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 no such mailbox",
        "550 5.1.1 no such mailbox",
        "550-5.1.1 no such mailbox",
        "550 5.2.1 mailbox disabled",
        "551 5.1.6 moved away",
        "553 5.1.3 not an address",
        "556 5.1.10 takes no mail",
        "550 5 years ago this mailbox was closed"
      })
  void a_mailbox_that_does_not_exist_or_takes_nothing_is_refused_for_good(String reply) {
    assertThat(isRefusedForGood(true, reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.7.1 relaying denied",
        "550 5.7.64 relay access denied",
        "550 5.1.8 bad sender",
        "550 5.0.0 something",
        "552 5.2.2 mailbox full",
        "554 5.7.1 relay access denied",
        "530 5.7.0 log in first",
        "503 bad sequence",
        "451 later"
      })
  void what_may_be_refused_everybody_is_tried_again(String reply) {
    assertThat(isRefusedForGood(true, reply)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"535 5.7.8 wrong password", "550 5.1.1 no such mailbox", "554 no"})
  void what_does_not_answer_the_recipient_is_tried_again(String reply) {
    assertThat(isRefusedForGood(false, reply)).isFalse();
  }

  @Test
  void a_reply_without_text_counts_by_its_code() {
    assertThat(SmtpAnswerPolicy.isRefusedForGood(true, 550, null)).isTrue();
    assertThat(SmtpAnswerPolicy.isRefusedForGood(true, 554, null)).isFalse();
  }
}
