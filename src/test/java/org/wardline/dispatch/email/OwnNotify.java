package org.wardline.dispatch.email;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.wardline.Council;

/** The council's e-mails go through a stub of GOV.UK Notify; its callbacks have a token. */
public class OwnNotify implements QuarkusTestResourceLifecycleManager {
  static final String SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
  static final String CALLBACK_TOKEN = "a-token-that-only-notify-has";
  private static final String CALLBACK_TOKEN_SHA256 =
      "ddf8b1248417cda98e5325f35f58607127eb00e1405def260367e4e73b0dc380";
  private static final String SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";

  private final NotifyStub stub = new NotifyStub();

  @Override
  public Map<String, String> start() {
    String service = "wardline.notify.services." + Council.AUTHORITY;
    return Map.of(
        "wardline.notify.address",
        stub.address(),
        "wardline.notify.timeout",
        "1s",
        service + ".api-key",
        "test-" + SERVICE + "-" + SECRET,
        service + ".template",
        "f33517ff-2a88-4f6e-b855-c550268ce08a",
        "wardline.notify.callbacks." + Council.AUTHORITY + ".token-sha256",
        CALLBACK_TOKEN_SHA256);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stub, new TestInjector.MatchesType(NotifyStub.class));
  }

  @Override
  public void stop() {
    stub.close();
  }
}
