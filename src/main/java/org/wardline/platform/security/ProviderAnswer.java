package org.wardline.platform.security;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the identity provider said in the request at hand: one opaque subject, and nothing else. */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
public class ProviderAnswer {
  private final SecurityIdentity identity;
  private final OidcSession tokens;
  private final ProviderSettings settings;

  ProviderAnswer(SecurityIdentity identity, OidcSession tokens, ProviderSettings settings) {
    this.identity = identity;
    this.tokens = tokens;
    this.settings = settings;
  }

  /** The subject, empty when the configured claim is missing; the provider's tokens are dropped. */
  public Uni<Optional<String>> takeSubject() {
    Optional<String> subject = subject();
    return tokens.logout().replaceWith(subject);
  }

  private Optional<String> subject() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.<Object>claim(settings.claim()).map(Object::toString).filter(s -> !s.isBlank())
        : Optional.empty();
  }
}
