package org.wardline.dispatch.push;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;

/** Push messages go to a push service on this machine, signed with a key of the test's own. */
public class OwnPushService implements QuarkusTestResourceLifecycleManager {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys = Phone.keyPair();
  private final PushServiceStub stub = new PushServiceStub((ECPublicKey) keys.getPublic());

  @Override
  public Map<String, String> start() {
    return Map.of(
        "wardline.push.services",
        "localhost",
        "wardline.push.public-key",
        ENCODER.encodeToString(Phone.point((ECPublicKey) keys.getPublic())),
        "wardline.push.private-key",
        ENCODER.encodeToString(Phone.coordinate(((ECPrivateKey) keys.getPrivate()).getS())));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stub, new TestInjector.MatchesType(PushServiceStub.class));
  }

  @Override
  public void stop() {
    stub.close();
  }
}
