package org.wardline.register.loading;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of loading: {@code wardline.loading.*}. */
@ConfigMapping(prefix = "wardline.loading")
interface LoadingConfig {
  /** A full load that would close more than this share of the open cases stops and asks. */
  @WithDefault("0.10")
  double closingsWithoutAsking();

  /** Most rows of a file: more are no council's register. */
  @WithDefault("1000000")
  long mostRows();

  /** Rows that are read, and children that are written, by one transaction. */
  @WithDefault("1000")
  int chunk();

  /** Parts of the children that are written beside each other, each by a connection of its own. */
  @WithDefault("2")
  int sides();

  /** The longest that one of the statements over the whole register may take. */
  @WithDefault("5M")
  Duration wholeRegister();

  /** A load whose process was not heard of for so long may be taken up by another one. */
  @WithDefault("2M")
  Duration lease();

  /** A register that was not loaded for so long is stale: pages warn of it. */
  @WithDefault("26H")
  Duration staleAfter();

  /** Whether NHS numbers of the test range (999…) are taken; never where real people are. */
  @WithDefault("${wardline.test-numbers:false}")
  boolean testNumbers();
}
