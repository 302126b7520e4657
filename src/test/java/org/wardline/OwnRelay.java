package org.wardline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Mail goes to a sink of the test class's own, which takes it over at once or fails as the test
 * says.
 */
public class OwnRelay implements QuarkusTestResourceLifecycleManager {
  /** The bearer token with which the relay hands bounces in. */
  public static final String BOUNCES_TOKEN = "a-token-that-only-the-relay-has";

  /** Where mail that cannot be delivered goes back to. */
  public static final String RETURN_PATH = "wardline-bounces@council.example";

  private static final String BOUNCES_TOKEN_SHA256 =
      "9e5322a785a84ba46c1dafedadf99c19a447e88dbd7af8669225f5c263af181e";

  private final MailSink sink;

  public OwnRelay() {
    this(new MailSink());
  }

  /** With a sink that fails by a rule of its own. */
  protected OwnRelay(MailSink sink) {
    this.sink = sink;
  }

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.mailer.port",
        Integer.toString(sink.port()),
        "quarkus.mailer.bounce-address",
        RETURN_PATH,
        "wardline.dispatch.mail-timeout",
        "4s",
        "wardline.mail.silence",
        "5s",
        "wardline.bounces." + Council.AUTHORITY + ".token-sha256",
        BOUNCES_TOKEN_SHA256);
  }

  /** After the embedded servers, whose setting it replaces. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(sink, new TestInjector.MatchesType(MailSink.class));
  }

  @Override
  public void stop() {
    sink.close();
  }
}
