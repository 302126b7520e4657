package org.wardline.inbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sign-in of a live build in place of the demonstration's. */
public class LiveSignIn implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.oidc.enabled", "true", "wardline.sign-in.expected", "true");
  }
}
