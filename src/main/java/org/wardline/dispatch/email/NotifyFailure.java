package org.wardline.dispatch.email;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wardline.dispatch.email.NotifyAnswerPolicy.Fault;
import uk.gov.service.notify.NotificationClientException;

/**
 * Why GOV.UK Notify did not take an e-mail over, as a code without any text of its answer, which
 * may repeat the address.
 */
record NotifyFailure(String code, boolean isForGood) {

  static NotifyFailure of(Throwable failure, ObjectMapper json) {
    if (failure instanceof NotificationClientException answer && answer.getHttpResult() > 0) {
      List<Fault> faults = faults(answer.getMessage(), json);
      return new NotifyFailure(
          NotifyAnswerPolicy.code(answer.getHttpResult(), faults),
          NotifyAnswerPolicy.isRefusedForGood(answer.getHttpResult(), faults));
    }
    return new NotifyFailure(
        "notify_" + failure.getClass().getSimpleName().toLowerCase(Locale.ROOT), false);
  }

  /** The client hands the answer's JSON on behind words of its own; none where it is no JSON. */
  private static List<Fault> faults(String message, ObjectMapper json) {
    List<Fault> faults = new ArrayList<>();
    try {
      JsonNode answer = json.readTree(message.substring(Math.max(message.indexOf('{'), 0)));
      for (JsonNode error : answer.path("errors")) {
        faults.add(new Fault(error.path("error").asText(), error.path("message").asText()));
      }
    } catch (JsonProcessingException noJson) {
      return List.of();
    }
    return faults;
  }
}
