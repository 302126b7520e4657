package org.wardline.platform.lambda;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** The one list of functions and their limits: {@code wardline.functions.<name>.*}. */
@ConfigMapping(prefix = "wardline.functions")
public interface FunctionsConfig {

  /** The limits by the function's name, which is its handler's and its queue's too. */
  @WithParentName
  Map<String, Function> byName();

  /** The limits of one function. */
  interface Function {

    /** Longest run of one invocation. */
    @WithDefault("30S")
    Duration timeout();

    /** Most messages per invocation, 1 to 10; only a function that has it reads a queue. */
    OptionalInt batchSize();

    /** How often a message is received before it goes to the dead letters. */
    @WithDefault("5")
    int receipts();

    /** Most invocations at the same time. */
    @WithDefault("1")
    int concurrency();

    /** Whether the function reads the queue of its name. */
    default boolean readsQueue() {
      return batchSize().isPresent();
    }

    /** How long a received message is hidden from others: six times the time-out. */
    default Duration visibility() {
      return timeout().multipliedBy(6);
    }
  }
}
