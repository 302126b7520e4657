package org.wardline.dispatch.email;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.wardline.dispatch.DispatchService;
import org.wardline.notifications.Receipt;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.ApiKeys;

/**
 * Takes GOV.UK Notify's callbacks at {@code POST /receipts/notify}. The bearer token says whose
 * service it is, and only deliveries of that authority can be confirmed by it. Of a callback only
 * id, reference and status are read; the same one twice changes nothing.
 */
@ApplicationScoped
class NotifyCallbacks {
  static final String PATH = "/receipts/notify";

  private static final Logger LOG = Logger.getLogger(NotifyCallbacks.class);
  private static final String BEARER = "Bearer ";
  private static final long LARGEST = 64 * 1024L;
  private static final int TAKEN = 204;
  private static final int NOT_READ = 400;
  private static final int NOT_KNOWN = 401;
  private static final int LATER = 503;

  private final ObjectMapper json;
  private final DispatchService dispatch;
  private final Awaiting awaiting;
  private final ApiKeys tokens;

  NotifyCallbacks(
      NotifyConfig config, ObjectMapper json, DispatchService dispatch, Awaiting awaiting) {
    this.json = json;
    this.dispatch = dispatch;
    this.awaiting = awaiting;
    Map<String, String> hashes = new HashMap<>();
    config
        .services()
        .forEach(
            (authority, service) ->
                service.callbackTokenSha256().ifPresent(hash -> hashes.put(authority, hash)));
    this.tokens = new ApiKeys(hashes);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Callback(UUID id, String reference, String status) {}

  /** Beside the pages: whoever calls back has no session and no form. */
  void serve(@Observes Router router) {
    router
        .post(PATH)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
        .blockingHandler(request -> request.response().setStatusCode(take(request)).end(), false);
  }

  private int take(RoutingContext request) {
    Optional<String> authority =
        Optional.ofNullable(request.request().getHeader("authorization"))
            .filter(header -> header.startsWith(BEARER))
            .flatMap(header -> tokens.findOwner(header.substring(BEARER.length())));
    if (authority.isEmpty()) {
      LOG.warn("callback without a valid token");
      return NOT_KNOWN;
    }
    return receipt(authority.get(), request.body().buffer())
        .map(
            receipt ->
                awaiting.awaitOr(LATER, receipt.deliveryId().toString(), () -> confirm(receipt)))
        .orElse(NOT_READ);
  }

  private Uni<Integer> confirm(Receipt receipt) {
    return dispatch.confirm(List.of(receipt)).replaceWith(TAKEN);
  }

  private Optional<Receipt> receipt(String authority, Buffer body) {
    try {
      Callback callback = json.readValue(body.getBytes(), Callback.class);
      return Optional.of(
          GovukNotify.receipt(
              UUID.fromString(callback.reference()),
              authority,
              callback.id().toString(),
              callback.status()));
    } catch (IOException | RuntimeException unreadable) {
      LOG.warnf("callback cannot be read: authority=%s", authority);
      return Optional.empty();
    }
  }
}
