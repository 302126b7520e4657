package org.wardline.platform.security;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.oidc.OidcConfigurationMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where one signs out of the council's account as well: the provider's end-session address (OpenID
 * Connect RP-Initiated Logout 1.0). Which of its sessions end is the provider's to ask.
 */
@ApplicationScoped
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
public class ProviderSignOut {
  private final Instance<OidcConfigurationMetadata> provider;
  private final ProviderSettings settings;
  private final SignInConfig config;
  private final Optional<String> client;

  ProviderSignOut(
      Instance<OidcConfigurationMetadata> provider,
      ProviderSettings settings,
      SignInConfig config,
      @ConfigProperty(name = "quarkus.oidc.client-id") Optional<String> client) {
    this.provider = provider;
    this.settings = settings;
    this.config = config;
    this.client = client;
  }

  /** Empty when there is no provider, it has no such address, or it cannot be reached. */
  public Optional<String> address() {
    return settings.areThere() && client.isPresent()
        ? endSession().map(this::address)
        : Optional.empty();
  }

  private Optional<String> endSession() {
    try {
      return Optional.ofNullable(provider.get().getEndSessionUri());
    } catch (RuntimeException neverReached) {
      return Optional.empty();
    }
  }

  private String address(String endSession) {
    String back =
        config.signedOutAddress().map(a -> "&post_logout_redirect_uri=" + encoded(a)).orElse("");
    String joint = endSession.contains("?") ? "&" : "?";
    return endSession + joint + "client_id=" + encoded(client.orElseThrow()) + back;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
