package org.wardline.platform.migrate;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Lets one migration run at a time and none hold up the functions: a lock of the session instead of
 * the transaction (an index may be built concurrently), and {@code lock_timeout}.
 */
@Singleton
class CarefulMigration implements FlywayConfigurationCustomizer {

  private final MigrateConfig config;

  CarefulMigration(MigrateConfig config) {
    this.config = config;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    flyway.initSql("set lock_timeout = '%dms'".formatted(config.lockTimeout().toMillis()));
    flyway
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }
}
