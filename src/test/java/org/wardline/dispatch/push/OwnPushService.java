package org.wardline.dispatch.push;

import com.interaso.webpush.VapidKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/** Push messages go to a push service on this machine, signed with a key of the test's own. */
public class OwnPushService implements QuarkusTestResourceLifecycleManager {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final PushServiceStub stub = new PushServiceStub();
  private final VapidKeys keys = VapidKeys.generate();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "wardline.push.services", "localhost",
        "wardline.push.public-key", ENCODER.encodeToString(keys.getApplicationServerKey()),
        "wardline.push.private-key", ENCODER.encodeToString(privateBytes()));
  }

  private byte[] privateBytes() {
    byte[] bytes = keys.getPrivateKey().getS().toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stub, new TestInjector.MatchesType(PushServiceStub.class));
    injector.injectIntoFields(keys, new TestInjector.MatchesType(VapidKeys.class));
  }

  @Override
  public void stop() {
    stub.close();
  }
}
