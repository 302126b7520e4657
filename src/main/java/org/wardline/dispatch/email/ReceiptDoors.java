package org.wardline.dispatch.email;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.wardline.dispatch.DispatchService;
import org.wardline.notifications.Receipt;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.ApiKeys;

/**
 * Doors at which others say what became of deliveries. The bearer token says of whose, and only
 * deliveries of that authority can be confirmed by it; the same word twice changes nothing. What
 * came is counted by {@code wardline.receipts}.
 */
@ApplicationScoped
class ReceiptDoors {
  private static final Logger LOG = Logger.getLogger(ReceiptDoors.class);
  private static final String BEARER = "Bearer ";
  private static final long LARGEST = 256 * 1024L;
  private static final int TAKEN = 204;
  private static final int NOT_READ = 400;
  private static final int NOT_KNOWN = 401;
  private static final int LATER = 503;

  private final DispatchService dispatch;
  private final Awaiting awaiting;
  private final MeterRegistry meters;

  ReceiptDoors(DispatchService dispatch, Awaiting awaiting, MeterRegistry meters) {
    this.dispatch = dispatch;
    this.awaiting = awaiting;
    this.meters = meters;
  }

  /** Reads what was sent on behalf of an authority; empty when it says nothing of a delivery. */
  interface Reading {
    Optional<Receipt> read(String authority, byte[] body) throws IOException;
  }

  /** Beside the pages: whoever calls has no session and no form. */
  void open(Router router, String path, ApiKeys tokens, Reading reading) {
    router
        .post(path)
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
        .blockingHandler(
            request -> request.response().setStatusCode(take(request, tokens, reading)).end(),
            false);
  }

  private int take(RoutingContext request, ApiKeys tokens, Reading reading) {
    Optional<String> authority =
        Optional.ofNullable(request.request().getHeader("authorization"))
            .filter(header -> header.startsWith(BEARER))
            .flatMap(header -> tokens.findOwner(header.substring(BEARER.length())));
    if (authority.isEmpty()) {
      LOG.warnf("receipt without a valid token: door=%s", request.normalizedPath());
      return NOT_KNOWN;
    }
    return take(request, authority.get(), reading);
  }

  private int take(RoutingContext request, String authority, Reading reading) {
    try {
      Optional<Receipt> said = reading.read(authority, request.body().buffer().getBytes());
      return said.map(receipt -> confirm(request, receipt))
          .orElseGet(() -> count(request, "of_nothing_of_ours", TAKEN));
    } catch (IOException | RuntimeException unreadable) {
      LOG.warnf(
          "receipt cannot be read: door=%s authority=%s", request.normalizedPath(), authority);
      return count(request, "unreadable", NOT_READ);
    }
  }

  private int confirm(RoutingContext request, Receipt receipt) {
    return awaiting.awaitOr(
        LATER,
        receipt.deliveryId().toString(),
        () ->
            dispatch
                .confirm(List.of(receipt))
                .map(
                    known -> count(request, known > 0 ? "recorded" : "of_nothing_of_ours", TAKEN)));
  }

  private int count(RoutingContext request, String result, int answer) {
    meters
        .counter("wardline.receipts", "door", request.normalizedPath(), "result", result)
        .increment();
    return answer;
  }
}
