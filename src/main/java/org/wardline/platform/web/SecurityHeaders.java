package org.wardline.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.wardline.platform.security.Encrypted;

/**
 * Tells browsers on every answer to load nothing from elsewhere, to show the page in no frame, to
 * send no referrer, and to keep no copy of a page.
 */
@ApplicationScoped
class SecurityHeaders {
  private static final int BEFORE_ALL_OTHERS = 1000;
  private static final List<String> ASSETS = List.of("/webjars/", "/looks/");

  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(this::add, BEFORE_ALL_OTHERS);
  }

  private void add(RoutingContext request) {
    MultiMap headers = request.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (Encrypted.is(request)) {
      headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    }
    if (ASSETS.stream().noneMatch(request.normalizedPath()::startsWith)) {
      headers.set("Cache-Control", "no-store");
    }
    request.next();
  }
}
