package org.wardline.infra;

/** What makes a function run. */
sealed interface Trigger {

  /** A request of the HTTP API with the method POST. */
  record HttpPost(String path) implements Trigger {}

  /** The queue of the function's name, up to ten messages at a time. */
  record Queue(Feed feed) implements Trigger {}

  /** Each new object of the inbox bucket under a prefix. */
  record Objects(String prefix) implements Trigger {}

  /** The clock. */
  record Rate(int minutes) implements Trigger {}

  /** An operator. */
  record ByHand() implements Trigger {}

  /** Who fills a queue. */
  sealed interface Feed {

    /** Other functions. */
    record Functions() implements Feed {}

    /** The event bus, with all that is put on it. */
    record Bus() implements Feed {}

    /** The inbox bucket, with each object that is put under a prefix. */
    record Objects(String prefix) implements Feed {}
  }
}
