package org.wardline.platform.security;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Whether an identity provider is set up, and which of its claims says who somebody is. */
@Singleton
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
class ProviderSettings {
  private static final Logger LOG = Logger.getLogger(ProviderSettings.class);

  private final boolean on;
  private final boolean expected;
  private final String claim;

  ProviderSettings(
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean on, SignInConfig config) {
    this.on = on;
    this.expected = config.expected();
    this.claim = ClaimPolicy.checked(config.claim());
  }

  boolean areThere() {
    return on;
  }

  String claim() {
    return claim;
  }

  void sayWhenNobodyCanSignIn(@Observes StartupEvent start) {
    if (expected && !areThere()) {
      LOG.warn(
          "sign-in is not configured, so nobody can sign in: set quarkus.oidc.auth-server-url,"
              + " quarkus.oidc.client-id, quarkus.oidc.credentials.secret, and"
              + " quarkus.oidc.tenant-enabled=true");
    }
  }
}
