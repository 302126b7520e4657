package org.wardline.platform.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Cookies that no script and no other site can use. Over https their names begin with {@code
 * __Host-}, which browsers take from this very host alone, and one without it counts for nothing: a
 * neighbouring host can plant none.
 */
final class OwnCookies {
  private OwnCookies() {}

  static Optional<String> find(RoutingContext request, String name) {
    return Optional.ofNullable(request.request().getCookie(named(request, name)))
        .map(Cookie::getValue);
  }

  /** Until the browser is closed, unless it is given an age. */
  static Cookie of(RoutingContext request, String name, String value) {
    return Cookie.cookie(named(request, name), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(Encrypted.is(request))
        .setSameSite(CookieSameSite.STRICT);
  }

  private static String named(RoutingContext request, String name) {
    return Encrypted.is(request) ? "__Host-" + name : name;
  }
}
