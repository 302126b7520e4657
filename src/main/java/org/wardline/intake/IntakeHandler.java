package org.wardline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.Awaiting;

/** The function {@code intake}: {@code POST /care-events}. */
@Named("intake")
class IntakeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = Logger.getLogger(IntakeHandler.class);

  private final Senders senders;
  private final Intake intake;
  private final Answers answers;
  private final Awaiting awaiting;

  IntakeHandler(Senders senders, Intake intake, Answers answers, Awaiting awaiting) {
    this.senders = senders;
    this.intake = intake;
    this.answers = answers;
    this.awaiting = awaiting;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent request, Context context) {
    return awaiting.awaitOr(answers.unavailable(), requestId(request), () -> answer(request));
  }

  private Uni<APIGatewayV2HTTPResponse> answer(APIGatewayV2HTTPEvent request) {
    var headers = new Headers(request.getHeaders());
    return senders
        .find(headers)
        .map(sender -> intake.takeIn(new Arrival(sender, headers, body(request))).map(answers::of))
        .orElseGet(() -> refuse(request));
  }

  private Uni<APIGatewayV2HTTPResponse> refuse(APIGatewayV2HTTPEvent request) {
    LOG.warnf("request of an unknown sender: request=%s", requestId(request));
    return Uni.createFrom().item(answers.unknownSender());
  }

  private static byte[] body(APIGatewayV2HTTPEvent request) {
    String body = Optional.ofNullable(request.getBody()).orElse("");
    return request.getIsBase64Encoded() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
  }

  private static String requestId(APIGatewayV2HTTPEvent request) {
    return request.getRequestContext() == null ? "-" : request.getRequestContext().getRequestId();
  }
}
