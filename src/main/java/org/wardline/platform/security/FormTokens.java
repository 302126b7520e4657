package org.wardline.platform.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.platform.sealing.Sealing;

/**
 * The tokens that every form carries, so that no other site can send it: the time, and an HMAC of
 * it and of who is signed in or, before the sign-in, of a random cookie of the visit. So a form
 * that was begun can still be sent when the same person has signed in again.
 */
@ApplicationScoped
public class FormTokens {
  /** The name of the form's field. */
  public static final String FIELD = "formToken";

  private static final String PURPOSE = "form";
  private static final String VISIT_COOKIE = "wardline-visit";
  private static final int VISIT_BYTES = 16;
  private static final Duration LONGEST_WRITING = Duration.ofDays(1);
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,12})\\.[A-Za-z0-9_-]+");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Sealing sealing;
  private final Sessions sessions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  FormTokens(Sealing sealing, Sessions sessions, Clock clock) {
    this.sealing = sealing;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** The token for the forms of the page that answers this request. */
  public Uni<String> issue(RoutingContext request) {
    long now = clock.instant().getEpochSecond();
    return boundTo(request).chain(bound -> of(now, bound.orElseGet(() -> beginVisit(request))));
  }

  /** Whether a form that was sent carries a token of its sender that is not too old. */
  public Uni<Boolean> isValid(RoutingContext request, String token) {
    Optional<Instant> issued = issuedAt(token);
    if (issued.isEmpty() || issued.get().plus(LONGEST_WRITING).isBefore(clock.instant())) {
      return Uni.createFrom().item(false);
    }
    return boundTo(request)
        .chain(
            bound ->
                bound.isEmpty()
                    ? Uni.createFrom().item(false)
                    : of(issued.get().getEpochSecond(), bound.get())
                        .map(expected -> areEqual(expected, token)));
  }

  private static Optional<Instant> issuedAt(String token) {
    Matcher ours = TOKEN.matcher(token == null ? "" : token);
    return ours.matches()
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(ours.group(1))))
        : Optional.empty();
  }

  private Uni<String> of(long issuedAt, String bound) {
    return sealing
        .keys()
        .map(
            keys ->
                issuedAt
                    + "."
                    + ENCODER.encodeToString(keys.index(PURPOSE, issuedAt + " " + bound)));
  }

  private Uni<Optional<String>> boundTo(RoutingContext request) {
    return sessions
        .find(request)
        .map(
            session ->
                session.map(signedIn -> "subject=" + signedIn.subject()).or(() -> visit(request)));
  }

  private static Optional<String> visit(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(VISIT_COOKIE))
        .map(visit -> VISIT_COOKIE + '=' + visit.getValue());
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
