package org.wardline.platform.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.wardline.platform.sealing.Sealing;

/** Keeps sessions in a signed cookie that no script and no other site can use. */
@ApplicationScoped
public class Sessions {
  static final String COOKIE = "wardline-session";

  private final Sealing sealing;
  private final Clock clock;
  private final SessionConfig config;

  Sessions(Sealing sealing, Clock clock, SessionConfig config) {
    this.sealing = sealing;
    this.clock = clock;
    this.config = config;
  }

  /** Signs somebody in: the answer to this request carries the cookie. */
  public Uni<Void> begin(RoutingContext request, String subject) {
    return begin(request, subject, config.lasts());
  }

  /** The same for a while of another length. */
  public Uni<Void> begin(RoutingContext request, String subject, Duration lasts) {
    Session session = new Session(subject, clock.instant().plus(lasts));
    return sealing
        .keys()
        .map(keys -> SessionTokens.write(session, keys))
        .invoke(token -> request.response().addCookie(cookie(request, token, lasts.toSeconds())))
        .replaceWithVoid();
  }

  /** Signs out: the browser forgets the cookie. */
  public void end(RoutingContext request) {
    request.response().addCookie(cookie(request, "", 0));
  }

  /** Who sent this request; empty when the cookie is missing, over or not ours. */
  Uni<Optional<Session>> find(RoutingContext request) {
    Cookie sent = request.request().getCookie(COOKIE);
    if (sent == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return sealing.keys().map(keys -> SessionTokens.read(sent.getValue(), keys, clock.instant()));
  }

  private static Cookie cookie(RoutingContext request, String value, long maxAge) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setMaxAge(maxAge)
        .setHttpOnly(true)
        .setSecure(Encrypted.is(request))
        .setSameSite(CookieSameSite.STRICT);
  }
}
