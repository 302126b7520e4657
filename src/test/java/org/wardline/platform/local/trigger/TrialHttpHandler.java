package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.function.Function;

/** An HTTP function that does what the test says and keeps the last event. */
@Named("trial-http")
@ApplicationScoped
class TrialHttpHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private volatile Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> behaviour;
  private volatile APIGatewayV2HTTPEvent event;

  void behave(Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> behaviour) {
    this.behaviour = behaviour;
  }

  APIGatewayV2HTTPEvent event() {
    return event;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent received, Context context) {
    event = received;
    return behaviour.apply(received);
  }
}
