package org.wardline.platform.sqs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** Where the queues are: {@code wardline.queues.<name>.url}. */
@ConfigMapping(prefix = "wardline.queues")
interface QueuesConfig {

  /** Settings by the queue's name in the architecture, for example {@code matching}. */
  @WithParentName
  Map<String, Queue> byName();

  /** One queue. */
  interface Queue {

    /** The queue's URL; without it the service is asked for a queue of this name. */
    Optional<String> url();

    /** The URL of the queue's dead letters; without it the service is asked for it. */
    Optional<String> deadLettersUrl();
  }
}
