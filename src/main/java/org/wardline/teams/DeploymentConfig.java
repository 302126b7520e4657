package org.wardline.teams;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Whose deployment this is: {@code wardline.deployment.*}. */
@ConfigMapping(prefix = "wardline.deployment")
interface DeploymentConfig {
  /**
   * The ODS code of the council that answers for the deployment where several councils share it.
   * Without one nobody does, unless there is only one.
   */
  Optional<String> runBy();
}
