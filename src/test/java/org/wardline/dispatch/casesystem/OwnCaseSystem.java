package org.wardline.dispatch.casesystem;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.wardline.Council;

/** The council's case system takes signed events. */
public class OwnCaseSystem implements QuarkusTestResourceLifecycleManager {
  static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  static final String NEXT_KEY = "bmV4dC1rZXktb2YtdHdlbnR5LWZvdXItYnl0ZXM=";

  private final CaseSystemStub stub = new CaseSystemStub();

  @Override
  public Map<String, String> start() {
    String edge = "wardline.case-system.authorities." + Council.AUTHORITY;
    return Map.of(
        "wardline.notifications.case-systems",
        Council.AUTHORITY,
        "wardline.case-system.timeout",
        "3s",
        edge + ".webhook.address",
        stub.address() + "/events",
        edge + ".webhook.key",
        KEY,
        edge + ".webhook.other-key",
        NEXT_KEY);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(stub, new TestInjector.MatchesType(CaseSystemStub.class));
  }

  @Override
  public void stop() {
    stub.close();
  }
}
