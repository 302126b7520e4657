package org.wardline.inbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** People sign in at an identity provider of the test class's own. */
public class OwnIdentityProvider implements QuarkusTestResourceLifecycleManager {
  private final IdentityProvider provider = new IdentityProvider();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.oidc.tenant-enabled",
        "true",
        "quarkus.oidc.auth-server-url",
        provider.address(),
        "quarkus.oidc.client-id",
        IdentityProvider.CLIENT,
        "quarkus.oidc.credentials.secret",
        IdentityProvider.SECRET,
        "wardline.sign-in.claim",
        "oid");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(provider, new TestInjector.MatchesType(IdentityProvider.class));
  }

  @Override
  public void stop() {
    provider.close();
  }
}
