package org.wardline.intake;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.formats.Finding;
import org.wardline.intake.IntakeOutcome.AcceptedEvent;
import org.wardline.intake.IntakeOutcome.TakenIn;
import org.wardline.intake.Problem.Refused;
import org.wardline.intake.Reading.TooLarge;
import org.wardline.intake.Reading.UnknownFormat;
import org.wardline.intake.Reading.Unreadable;

/**
 * The answers over HTTP: 202 with what was accepted and refused, or a problem. None repeats a value
 * of the message, and none depends on the register.
 */
@Singleton
class Answers {

  private record Receipt(List<Accepted> accepted, List<Refused> refused, List<Odd> findings) {}

  private record Accepted(int index, UUID id, List<Odd> findings) {}

  private record Odd(String field, String code, String detail) {}

  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  APIGatewayV2HTTPResponse of(IntakeOutcome outcome) {
    return switch (outcome) {
      case TakenIn taken when taken.isNothing() -> problem(Problem.of(taken.refused()), Map.of());
      case TakenIn taken -> answer(202, "application/json", receipt(taken), Map.of());
      case Unreadable message -> problem(Problem.of(message), Map.of());
      case TooLarge message -> problem(Problem.of(message), Map.of());
      case UnknownFormat message -> problem(Problem.unknownFormat(), Map.of());
    };
  }

  APIGatewayV2HTTPResponse unknownSender() {
    return problem(Problem.unknownSender(), Map.of("www-authenticate", "Bearer"));
  }

  APIGatewayV2HTTPResponse unavailable() {
    return problem(Problem.unavailable(), Map.of("retry-after", "60"));
  }

  private APIGatewayV2HTTPResponse problem(Problem problem, Map<String, String> headers) {
    return answer(problem.status(), "application/problem+json", problem, headers);
  }

  private APIGatewayV2HTTPResponse answer(
      int status, String contentType, Object body, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("content-type", contentType);
    all.put("cache-control", "no-store");
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(all)
        .withBody(written(body))
        .build();
  }

  private String written(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer can always be written", e);
    }
  }

  private static Receipt receipt(TakenIn taken) {
    return new Receipt(
        taken.accepted().stream().map(Answers::accepted).toList(),
        taken.refused().stream().map(Refused::of).toList(),
        odd(taken.findings()));
  }

  private static Accepted accepted(AcceptedEvent event) {
    return new Accepted(event.index(), event.id(), odd(event.findings()));
  }

  private static List<Odd> odd(List<Finding> findings) {
    return findings.stream()
        .map(finding -> new Odd(finding.field(), finding.code(), finding.sentence()))
        .toList();
  }
}
