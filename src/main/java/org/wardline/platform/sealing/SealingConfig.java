package org.wardline.platform.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which key wraps the data keys. */
@ConfigMapping(prefix = "wardline.sealing")
interface SealingConfig {
  /** The KMS key (id, ARN or alias) that wraps the data keys; without it the key file does. */
  Optional<String> kmsKey();

  /**
   * The file with the wrapping key (32 random bytes), made on first use; for machines without KMS.
   */
  @WithDefault(".wardline/sealing.key")
  Path keyFile();

  /**
   * How long unwrapped keys are used before the table is read again, so that a rotation is seen.
   */
  @WithDefault("10m")
  Duration reloadAfter();

  /** Longest wait for the key service. */
  @WithDefault("5s")
  Duration timeout();
}
