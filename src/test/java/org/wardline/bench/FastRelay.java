package org.wardline.bench;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.wardline.MailSink;

/**
 * Mail goes to a sink that takes it over at once, so that the line is measured and not a mail
 * server.
 */
public class FastRelay implements QuarkusTestProfile {
  private static final MailSink SINK = new MailSink();

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.mailer.port", Integer.toString(SINK.port()));
  }
}
