package org.wardline.platform.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.wardline.platform.sealing.Sealing;

/**
 * The tokens that every form carries, so that no other site can send it: an HMAC of the session's
 * cookie or, before the sign-in, of a random cookie of the visit.
 */
@ApplicationScoped
public class FormTokens {
  /** The name of the form's field. */
  public static final String FIELD = "formToken";

  private static final String PURPOSE = "form";
  private static final String VISIT_COOKIE = "wardline-visit";
  private static final int VISIT_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Sealing sealing;
  private final SecureRandom random = new SecureRandom();

  FormTokens(Sealing sealing) {
    this.sealing = sealing;
  }

  /** The token for the forms of the page that answers this request. */
  public Uni<String> issue(RoutingContext request) {
    String bound = boundTo(request);
    return of(bound == null ? beginVisit(request) : bound);
  }

  /** Whether a form that was sent carries the token of its session. */
  public Uni<Boolean> isValid(RoutingContext request, String token) {
    String bound = boundTo(request);
    if (bound == null || token == null) {
      return Uni.createFrom().item(false);
    }
    return of(bound).map(expected -> areEqual(expected, token));
  }

  private Uni<String> of(String bound) {
    return sealing.keys().map(keys -> ENCODER.encodeToString(keys.index(PURPOSE, bound)));
  }

  private static String boundTo(RoutingContext request) {
    Cookie session = request.request().getCookie(Sessions.COOKIE);
    Cookie bound = session == null ? request.request().getCookie(VISIT_COOKIE) : session;
    return bound == null ? null : bound.getName() + '=' + bound.getValue();
  }

  private String beginVisit(RoutingContext request) {
    byte[] chance = new byte[VISIT_BYTES];
    random.nextBytes(chance);
    Cookie visit =
        Cookie.cookie(VISIT_COOKIE, ENCODER.encodeToString(chance))
            .setPath("/")
            .setHttpOnly(true)
            .setSecure(Encrypted.is(request))
            .setSameSite(CookieSameSite.STRICT);
    request.response().addCookie(visit);
    return VISIT_COOKIE + '=' + visit.getValue();
  }

  private static boolean areEqual(String expected, String token) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
