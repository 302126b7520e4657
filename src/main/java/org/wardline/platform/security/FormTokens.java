package org.wardline.platform.security;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.platform.sealing.Signing;

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
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]+)");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Signing signing;
  private final Sessions sessions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  FormTokens(Signing signing, Sessions sessions, Clock clock) {
    this.signing = signing;
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
    Matcher ours = TOKEN.matcher(token == null ? "" : token);
    if (!ours.matches() || isTooOld(Long.parseLong(ours.group(1)))) {
      return Uni.createFrom().item(false);
    }
    return boundTo(request)
        .chain(
            bound ->
                bound.isEmpty()
                    ? Uni.createFrom().item(false)
                    : isSigned(ours.group(1) + ' ' + bound.get(), ours.group(2)));
  }

  private boolean isTooOld(long issuedAt) {
    return Instant.ofEpochSecond(issuedAt).plus(LONGEST_WRITING).isBefore(clock.instant());
  }

  private Uni<Boolean> isSigned(String signed, String signature) {
    return signing.keys().map(keys -> keys.isSigned(PURPOSE, signed, signature));
  }

  private Uni<String> of(long issuedAt, String bound) {
    return signing.keys().map(keys -> issuedAt + "." + keys.sign(PURPOSE, issuedAt + " " + bound));
  }

  private Uni<Optional<String>> boundTo(RoutingContext request) {
    return sessions
        .find(request)
        .map(
            session ->
                session.map(signedIn -> "subject=" + signedIn.subject()).or(() -> visit(request)));
  }

  private static Optional<String> visit(RoutingContext request) {
    return OwnCookies.find(request, VISIT_COOKIE).map(FormTokens::ofVisit);
  }

  private String beginVisit(RoutingContext request) {
    byte[] chance = new byte[VISIT_BYTES];
    random.nextBytes(chance);
    String visit = ENCODER.encodeToString(chance);
    request.response().addCookie(OwnCookies.of(request, VISIT_COOKIE, visit));
    return ofVisit(visit);
  }

  private static String ofVisit(String visit) {
    return VISIT_COOKIE + '=' + visit;
  }
}
