package org.wardline.platform.local.trigger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directories that stand in for buckets: {@code wardline.local.buckets.<function>}; a file that
 * is put there starts the function.
 */
@ConfigMapping(prefix = "wardline.local.buckets")
interface BucketsConfig {

  /** The directory of each function. */
  @WithParentName
  Map<String, Path> directoryOf();
}
