package org.wardline.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may send care events, and how much at once: {@code wardline.intake.*}. */
@ConfigMapping(prefix = "wardline.intake")
interface IntakeConfig {

  /** The senders by their id, which is also the issuer of their tokens. */
  Map<String, KnownSender> senders();

  /**
   * Whom the tokens of senders must be made for; another one for each deployment keeps a token that
   * one of them has seen from being used at the others.
   */
  @WithDefault("wardline")
  String audience();

  /** The largest body that is read. */
  @WithDefault("2M")
  MemorySize maxBody();

  /**
   * How far in the future an event may lie, for clocks that go fast; one later than that is taken
   * to have happened when it arrived.
   */
  @WithDefault("10M")
  Duration futureTolerance();

  /** Longest wait for the queue after the events are stored; what it misses is announced later. */
  @WithDefault("10S")
  Duration announceTimeout();

  /**
   * Whether NHS numbers of the test range (999…) are taken from everybody; never where real people
   * are: there only the sender {@code synthetic} has them. Source: domain.md §2.
   */
  @WithDefault("${wardline.test-numbers:false}")
  boolean testNumbers();

  /** One sender. */
  interface KnownSender {

    /** SHA-256 of the sender's API key, in hexadecimal digits. */
    Optional<String> apiKeySha256();

    /** The public key of the sender's tokens, as PEM or as a JSON Web Key. */
    Optional<String> publicKey();

    /** The AWS account that may put events on the event bus with the sender's id as the source. */
    Optional<String> awsAccount();

    /** Whether the sender puts files into {@code arrivals/<its id>/} of the inbox. */
    @WithDefault("false")
    boolean files();

    /** ODS codes that the sender may speak for; a trust's covers its sites, {@code *} is any. */
    List<String> organisations();

    /** After how long without a message from the sender the auditor speaks up. */
    @WithDefault("7d")
    Duration silentAfter();
  }
}
