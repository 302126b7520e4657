package org.wardline.platform.migrate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Function {@code migrate}: brings the schema to this version's, as its owner, and answers in one
 * sentence; a second run changes nothing. Takes any event.
 */
@Named("migrate")
public class MigrateHandler implements RequestHandler<Map<String, Object>, String> {

  private static final Logger LOG = Logger.getLogger(MigrateHandler.class);

  /** Looked up only here, because it is switched off in every other function. */
  private final Instance<Flyway> flyway;

  MigrateHandler(Instance<Flyway> flyway) {
    this.flyway = flyway;
  }

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    String answer = migrate(flyway.get());
    LOG.info(answer);
    return answer;
  }

  /**
   * A migration that builds an index runs outside of a transaction: what is written down of its
   * failed attempt is forgotten, and it runs again.
   */
  static String migrate(Flyway flyway) {
    if (Stream.of(flyway.info().all()).anyMatch(one -> one.getState().isFailed())) {
      flyway.repair();
    }
    MigrateResult done = flyway.migrate();
    return sentence(done, flyway.info().current().getVersion());
  }

  private static String sentence(MigrateResult done, MigrationVersion now) {
    return done.migrationsExecuted == 0
        ? "The schema is at version %s already.".formatted(now)
        : "The schema went from %s to version %s in %d migration(s)."
            .formatted(before(done), now, done.migrationsExecuted);
  }

  private static String before(MigrateResult done) {
    return done.initialSchemaVersion == null ? "nothing" : "version " + done.initialSchemaVersion;
  }
}
