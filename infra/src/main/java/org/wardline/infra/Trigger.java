package org.wardline.infra;

import java.util.List;

/** What makes a function run. */
sealed interface Trigger {

  /** A request of the HTTP API with the method POST. */
  record HttpPost(String path) implements Trigger {}

  /** The queue of the function's name, up to ten messages at a time, and what feeds it. */
  record Queue(List<Feed> feeds) implements Trigger {

    /** A queue that other functions fill. */
    static Queue ofFunctions() {
      return new Queue(List.of());
    }

    /**
     * Whether its messages come from outside: then they are the work, and no row is behind them.
     */
    boolean isFed() {
      return !feeds.isEmpty();
    }
  }

  /** Each new object of the inbox bucket under a prefix. */
  record Objects(String prefix) implements Trigger {}

  /** The clock. */
  record Rate(int minutes) implements Trigger {}

  /** An operator. */
  record ByHand() implements Trigger {}

  /** Who fills a queue from outside. */
  sealed interface Feed {

    /** The event bus, with all that is put on it. */
    record Bus() implements Feed {}

    /** The inbox bucket, with each object that is put under a prefix. */
    record Objects(String prefix) implements Feed {}
  }
}
