package org.wardline.auditor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The limits beyond which the auditor speaks up: {@code wardline.auditor.*}. */
@ConfigMapping(prefix = "wardline.auditor")
interface AuditorConfig {

  /** Longest time from a care event's acceptance to its decision. */
  @WithDefault("5m")
  Duration matching();

  /** Longest time from a delivery's due time until it is sent. */
  @WithDefault("10m")
  Duration delivery();

  /** Longest time from planning a delivery until it is sent, retries included. */
  @WithDefault("15m")
  Duration unsent();

  /** Longest time until a case system has confirmed what is to be filed. */
  @WithDefault("1h")
  Duration filing();

  /** How long a failed or bounced delivery is shown although its round is over. */
  @WithDefault("24h")
  Duration failedDelivery();

  /** Longest time that the next step of a notification may be overdue. */
  @WithDefault("3m")
  Duration step();

  /**
   * Longest time that a round may wait for its first step: that of offices which close from
   * Christmas Eve until the first working day of the new year.
   */
  @WithDefault("11d")
  Duration longestClosure();

  /** How long those told by the last step have to acknowledge. */
  @WithDefault("1h")
  Duration lastAnswer();

  /** Longest time that a conclusion may be overdue before a new round has begun. */
  @WithDefault("5m")
  Duration conclusion();

  /** Longest time that a review may be open. */
  @WithDefault("60m")
  Duration review();

  /** Age from which the register is stale. */
  @WithDefault("26h")
  Duration register();

  /** How long before it begins a gap of the rota is shown. */
  @WithDefault("7d")
  Duration rotaGap();

  /** Age from which the list of gaps is stale. */
  @WithDefault("3h")
  Duration rotaCheck();

  /** How long before the last bank holiday that is known a calendar is shown. */
  @WithDefault("60d")
  Duration calendar();

  /** How long an audit entry that was sealed late is shown. */
  @WithDefault("24h")
  Duration lateEntry();

  /** Longest time until an audit entry is sealed. */
  @WithDefault("30m")
  Duration sealing();

  /** Longest time from a synthetic attendance until its notification is sent. */
  @WithDefault("5m")
  Duration synthetic();

  /** How long a statement whose counts differ is shown. */
  @WithDefault("24h")
  Duration statement();

  /** Longest time until a statement is mailed. */
  @WithDefault("60m")
  Duration statementMail();

  /**
   * The address of a service outside that alarms when it is not called for a while; called after
   * each complete run.
   */
  Optional<URI> deadMansSwitch();

  /** Longest call of a service outside. */
  @WithDefault("5s")
  Duration callTimeout();

  /** Longest time until a manager has seen that a colleague opened a child of another team. */
  @WithDefault("3d")
  Duration opening();

  /** Longest time until somebody else has reviewed broken glass. */
  @WithDefault("3d")
  Duration glassReview();

  /** How long a national message that cannot be read is shown. */
  @WithDefault("14d")
  Duration unreadable();

  /** Longest time from a national message's arrival to its acknowledgement. */
  @WithDefault("30m")
  Duration collection();

  /** Longest time from an upload until it is answered. */
  @WithDefault("24h")
  Duration response();

  /** Longest time between two plannings of an upload, where uploads are on. */
  @WithDefault("26h")
  Duration upload();

  /** Longest silence between two heartbeats of CP-IS, once there was one. */
  @WithDefault("26h")
  Duration heartbeat();

  /** Longest time without any access notification, once there was one. */
  @WithDefault("14d")
  Duration notification();

  /**
   * Most new findings that a run takes up per rule, the newest first; the next runs take up the
   * rest. The gauge counts all.
   */
  @WithDefault("500")
  int mostFindings();

  /** Longest run of one statement. */
  @WithDefault("15s")
  Duration statementTimeout();

  /**
   * Whether the queues are asked for their lengths; not needed where the queue service publishes
   * them itself.
   */
  @WithDefault("false")
  boolean queues();
}
