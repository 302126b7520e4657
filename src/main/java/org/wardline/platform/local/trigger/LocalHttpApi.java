package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Serves the functions' paths over HTTP in this process, as the deployed HTTP API does. */
@ApplicationScoped
class LocalHttpApi {

  private static final String FAILED = "{\"message\":\"Internal Server Error\"}";

  private final HttpConfig config;
  private final Handlers handlers;
  private final Invocations invocations;
  private final Clock clock;

  LocalHttpApi(HttpConfig config, Handlers handlers, Invocations invocations, Clock clock) {
    this.config = config;
    this.handlers = handlers;
    this.invocations = invocations;
    this.clock = clock;
  }

  void serve(@Observes Router router) {
    if (config.enabled()) {
      config
          .routes()
          .forEach(
              (function, path) ->
                  handlers
                      .<APIGatewayV2HTTPEvent>find(function)
                      .ifPresent(handler -> serve(router, path, function, handler)));
    }
  }

  /** Unordered, because requests would otherwise wait for one another. */
  private void serve(
      Router router,
      String path,
      String function,
      RequestHandler<APIGatewayV2HTTPEvent, Object> handler) {
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(config.bodyLimit().asLongValue()))
        .blockingHandler(request -> call(request, function, handler), false);
  }

  private void call(
      RoutingContext request,
      String function,
      RequestHandler<APIGatewayV2HTTPEvent, Object> handler) {
    Buffer body = Optional.ofNullable(request.body().buffer()).orElseGet(Buffer::buffer);
    try {
      Object answer =
          invocations.invoke(
              function, handler, HttpEvents.of(request.request(), body, clock.instant()));
      answer(request.response(), (APIGatewayV2HTTPResponse) answer);
    } catch (FunctionFailedException inTheLogByNow) {
      request
          .response()
          .setStatusCode(500)
          .putHeader("content-type", "application/json")
          .end(FAILED);
    }
  }

  private static void answer(HttpServerResponse response, APIGatewayV2HTTPResponse answer) {
    response.setStatusCode(answer.getStatusCode());
    if (answer.getHeaders() != null) {
      answer.getHeaders().forEach(response::putHeader);
    }
    if (answer.getCookies() != null) {
      answer.getCookies().forEach(cookie -> response.headers().add("set-cookie", cookie));
    }
    String body = Optional.ofNullable(answer.getBody()).orElse("");
    response.end(
        answer.getIsBase64Encoded()
            ? Buffer.buffer(Base64.getDecoder().decode(body))
            : Buffer.buffer(body));
  }
}
