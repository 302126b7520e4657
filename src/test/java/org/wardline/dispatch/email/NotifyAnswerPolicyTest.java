package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wardline.dispatch.email.NotifyAnswerPolicy.Fault;
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

  private static boolean isRefusedForGood(int status, String type, String sentence) {
    return NotifyAnswerPolicy.isRefusedForGood(status, List.of(new Fault(type, sentence)));
  }

  @Test
  void only_an_address_that_is_none_is_refused_for_good() {
    assertThat(
            isRefusedForGood(400, "ValidationError", "email_address is not a valid email address"))
        .isTrue();
    assertThat(isRefusedForGood(400, "ValidationError", "email_address Not a valid email address"))
        .isTrue();
    assertThat(isRefusedForGood(400, "InvalidEmailError", "Not a valid email address")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | BadRequestError | Template not found",
        "400 | BadRequestError | Template has been deleted",
        "400 | BadRequestError | Missing personalisation: text",
        "400 | BadRequestError | Service is not allowed to send emails",
        "400 | BadRequestError | Can’t send to this recipient using a team-only API key",
        "400 | BadRequestError | Can’t send to this recipient when service is in trial mode",
        "400 | BadRequestError | Your message is empty.",
        "400 | ValidationError | template_id is not a valid UUID",
        "400 | ValidationError | personalisation is not of type object",
        "400 | SomethingNewError | email_address",
        "403 | AuthError | Invalid token: API key not found",
        "429 | RateLimitError | Exceeded rate limit for key type LIVE of 3000 requests",
        "429 | TooManyRequestsError | Exceeded send limits (250000) for today",
        "500 | Exception | Internal server error",
        "503 | InvalidEmailError | Not a valid email address"
      })
  void what_concerns_everybody_or_cannot_be_told_apart_is_tried_again(
      int status, String type, String sentence) {
    assertThat(isRefusedForGood(status, type, sentence)).isFalse();
  }

  @Test
  void an_answer_with_several_errors_is_about_the_address_when_one_of_them_is() {
    assertThat(
            NotifyAnswerPolicy.isRefusedForGood(
                400,
                List.of(
                    new Fault("ValidationError", "template_id is not a valid UUID"),
                    new Fault("ValidationError", "email_address is not a valid email address"))))
        .isTrue();
    assertThat(NotifyAnswerPolicy.isRefusedForGood(400, List.of())).isFalse();
  }

  @Test
  void the_code_of_a_refusal_says_whose_fault_it_is() {
    assertThat(NotifyAnswerPolicy.code(400, List.of(new Fault("InvalidEmailError", ""))))
        .isEqualTo("notify_400_address");
    assertThat(NotifyAnswerPolicy.code(400, List.of(new Fault("BadRequestError", ""))))
        .isEqualTo("notify_400_service");
    assertThat(NotifyAnswerPolicy.code(403, List.of(new Fault("AuthError", ""))))
        .isEqualTo("notify_403");
  }
}
