package org.wardline.platform.security;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.Signing;

/**
 * Keeps sessions in a signed cookie that no script and no other site can use. Which of them a
 * sign-out has ended is read where the worker is read, at each request.
 */
@ApplicationScoped
public class Sessions {
  static final String COOKIE = "wardline-session";

  private record Ended(UUID id, Instant until, Instant at) {}

  private final Signing signing;
  private final Batch batch;
  private final Clock clock;
  private final SessionConfig config;

  Sessions(Signing signing, Batch batch, Clock clock, SessionConfig config) {
    this.signing = signing;
    this.batch = batch;
    this.clock = clock;
    this.config = config;
  }

  /** Signs somebody in: the answer to this request carries the cookie. */
  public Uni<Void> begin(RoutingContext request, String subject) {
    return begin(request, subject, config.lasts());
  }

  /** The same for a while of another length. */
  public Uni<Void> begin(RoutingContext request, String subject, Duration lasts) {
    Session session = new Session(UUID.randomUUID(), subject, clock.instant().plus(lasts));
    return signing
        .keys()
        .map(keys -> SessionTokens.write(session, keys))
        .invoke(token -> request.response().addCookie(cookie(request, token, lasts.toSeconds())))
        .replaceWithVoid();
  }

  /** Signs out: the browser forgets the cookie, and whoever kept it is sent to the sign-in. */
  public Uni<Void> end(RoutingContext request) {
    return find(request)
        .invoke(() -> request.response().addCookie(cookie(request, "", 0)))
        .chain(found -> found.map(this::end).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** What is over by itself need not be remembered any more. */
  private Uni<Void> end(Session session) {
    List<Ended> ended = List.of(new Ended(session.id(), session.expiresAt(), clock.instant()));
    return Panache.withTransaction(
            () -> batch.execute(FORGET, ended).chain(() -> batch.execute(END, ended)))
        .replaceWithVoid();
  }

  private static final String ROW =
      """
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, until timestamptz, at timestamptz)
      """;

  private static final String FORGET =
      "delete from ended_session e using (select k.at " + ROW + ") k where e.until_at <= k.at";

  private static final String END =
      "insert into ended_session (id, until_at) select k.id, k.until "
          + ROW
          + " on conflict do nothing";

  /** Who sent this request; empty when the cookie is missing, over or not ours. */
  public Uni<Optional<Session>> find(RoutingContext request) {
    Optional<String> sent = OwnCookies.find(request, COOKIE);
    return sent.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : signing.keys().map(keys -> SessionTokens.read(sent.get(), keys, clock.instant()));
  }

  private static Cookie cookie(RoutingContext request, String value, long maxAge) {
    return OwnCookies.of(request, COOKIE, value).setMaxAge(maxAge);
  }
}
