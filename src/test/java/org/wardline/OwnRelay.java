package org.wardline;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Mail goes to a sink of the test class's own, which takes it over at once or fails as the test
 * says.
 */
public class OwnRelay implements QuarkusTestResourceLifecycleManager {
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
    return Map.of("quarkus.mailer.port", Integer.toString(sink.port()));
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
