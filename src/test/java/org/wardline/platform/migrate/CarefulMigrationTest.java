package org.wardline.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;

class CarefulMigrationTest {

  private final FluentConfiguration flyway = new FluentConfiguration();

  @Test
  void a_migration_gives_up_rather_than_hold_up_the_functions() {
    new CarefulMigration(() -> Duration.ofSeconds(1)).customize(flyway);

    assertThat(flyway.getInitSql()).isEqualTo("set lock_timeout = '1000ms'");
  }

  @Test
  void an_index_may_be_built_while_the_lock_of_the_migration_is_held() {
    new CarefulMigration(() -> Duration.ofSeconds(1)).customize(flyway);

    assertThat(
            flyway
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .isTransactionalLock())
        .isFalse();
  }
}
