package org.wardline.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.wardline.platform.security.Encrypted;

/**
 * Tells browsers on every answer to load nothing from elsewhere, to show the page in no frame, to
 * send no referrer, and to keep no copy of a page.
 */
@ApplicationScoped
class SecurityHeaders {
  private static final int BEFORE_ALL_OTHERS = 1000;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
    if (!request.normalizedPath().startsWith(Assets.ROOT)) {
      headers.set("Cache-Control", "no-store");
    }
    request.next();
  }
}
