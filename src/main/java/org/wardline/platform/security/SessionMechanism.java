package org.wardline.platform.security;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes the identity of a request from its session cookie, and sends who has none to the sign-in
 * page.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
  private final Sessions sessions;

  SessionMechanism(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return sessions
        .find(request)
        .map(session -> session.map(SessionMechanism::identity).orElse(null));
  }

  private static SecurityIdentity identity(Session session) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(session.subject()))
        .addAttribute(Session.ATTRIBUTE, session.id())
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(
            new ChallengeData(
                HttpResponseStatus.SEE_OTHER.code(),
                HttpHeaderNames.LOCATION,
                LocalPath.signIn(request.normalizedPath())));
  }
}
