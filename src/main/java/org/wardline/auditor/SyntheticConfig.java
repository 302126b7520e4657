package org.wardline.auditor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The attendance that is played every quarter of an hour, of nobody: {@code wardline.synthetic.*}.
 */
@ConfigMapping(prefix = "wardline.synthetic")
interface SyntheticConfig {

  /** Where care events are taken in; without it nothing is played. */
  Optional<URI> intake();

  /** The API key of the sender {@code synthetic}. */
  Optional<String> apiKey();

  /** The number of the one child of the synthetic authority; of the test range. */
  @WithDefault("9990000158")
  String nhsNumber();

  /** That child's date of birth. */
  @WithDefault("2010-01-01")
  LocalDate dateOfBirth();

  /** Longest call of the intake. */
  @WithDefault("5s")
  Duration timeout();
}
