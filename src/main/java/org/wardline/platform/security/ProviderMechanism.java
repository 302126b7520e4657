package org.wardline.platform.security;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Asks the council's identity provider on the path of the sign-in; everywhere else our own session
 * counts, which the sign-in begins. Without a provider only the continuity account begins one.
 */
@Alternative
@Priority(1)
@ApplicationScoped
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
class ProviderMechanism implements HttpAuthenticationMechanism {
  private static final String SIGN_IN = "/sign-in";

  private final OidcAuthenticationMechanism provider;
  private final SessionMechanism sessions;
  private final ProviderSettings settings;

  ProviderMechanism(
      OidcAuthenticationMechanism provider, SessionMechanism sessions, ProviderSettings settings) {
    this.provider = provider;
    this.sessions = sessions;
    this.settings = settings;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return settings.areThere()
        ? chosen(request).authenticate(request, identities)
        : sessions.authenticate(request, identities);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    if (!settings.areThere()) {
      return Uni.createFrom().item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code()));
    }
    return chosen(request).getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return provider.getCredentialTypes();
  }

  private HttpAuthenticationMechanism chosen(RoutingContext request) {
    String path = request.normalizedPath();
    return path.equals(SIGN_IN) || path.startsWith(SIGN_IN + '/') ? provider : sessions;
  }
}
