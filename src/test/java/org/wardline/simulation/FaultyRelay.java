package org.wardline.simulation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Random;
import org.wardline.MailSink;

/** A mail relay that drops the connection before it has taken over, for one mail in twenty. */
public class FaultyRelay implements QuarkusTestResourceLifecycleManager {
  private static final double FAILURES = 0.05;
  private static final long SEED = 20260101;

  private final Random chance = new Random(SEED);
  private final MailSink sink = new MailSink(this::fails);

  private synchronized boolean fails(String place) {
    return place.equals("before mail") && chance.nextDouble() < FAILURES;
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
