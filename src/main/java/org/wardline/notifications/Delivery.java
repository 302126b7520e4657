package org.wardline.notifications;

import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.wardline.platform.data.LowerCaseName;
import org.wardline.teams.Channel;
import org.wardline.teams.Role;
import org.wardline.teams.Staff.Recipient;

/** One history of attempts to tell one recipient of one step over one channel. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are written here and read by the sweeper's SQL
class Delivery {
  private static final String TELL = "tell";

  @Id private UUID id;
  private String authorityId;
  private UUID notificationId;
  private int round;
  private String kind;
  private String step;
  private UUID recipientId;

  @Convert(converter = RoleColumn.class)
  private Role addressedAs;

  @Convert(converter = ChannelColumn.class)
  private Channel channel;

  private DeliveryState state;
  private Instant dueAt;
  private Instant announcedAt;
  private short announcements;
  private int attempts;
  private Instant claimedAt;
  private Instant settledAt;
  private Instant plannedAt;

  Delivery() {}

  /** Plans to tell a recipient of the notification's running round. */
  static Delivery tell(Notification notification, String step, Recipient recipient, Instant now) {
    Delivery planned = new Delivery();
    planned.id = derivedId(notification, step, recipient);
    planned.authorityId = notification.authority();
    planned.notificationId = notification.id();
    planned.round = notification.round();
    planned.kind = TELL;
    planned.step = step;
    planned.recipientId = recipient.id();
    planned.addressedAs = recipient.role();
    planned.channel = recipient.channel();
    planned.state = DeliveryState.DUE;
    planned.dueAt = now;
    planned.announcedAt = now;
    planned.announcements = 1;
    planned.plannedAt = now;
    return planned;
  }

  /** The natural key as an id, so that planning twice is planning once. */
  private static UUID derivedId(Notification notification, String step, Recipient recipient) {
    String key =
        String.join(
            "|",
            notification.id().toString(),
            Integer.toString(notification.round()),
            TELL,
            step,
            recipient.id().toString(),
            recipient.channel().name());
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether an attempt may begin: it is due, or an attempt began so long ago that its process must
   * be gone.
   */
  boolean isClaimable(Instant now, Duration longestAttempt) {
    return switch (state) {
      case DUE -> !dueAt.isAfter(now);
      case SENDING -> claimedAt.plus(longestAttempt).isBefore(now);
      case SENT, DELIVERED, BOUNCED, FAILED, NOT_NEEDED -> false;
    };
  }

  /** Whether an earlier attempt began whose result nobody recorded. */
  boolean hasUnknownResult() {
    return state == DeliveryState.SENDING;
  }

  void claim(Instant now) {
    state = DeliveryState.SENDING;
    attempts = attempts + 1;
    claimedAt = now;
  }

  void settle(DeliveryState settled, Instant now) {
    state = settled;
    settledAt = now;
  }

  void retryAt(Instant later) {
    state = DeliveryState.DUE;
    dueAt = later;
    announcedAt = later;
    announcements = 0;
  }

  UUID id() {
    return id;
  }

  String authority() {
    return authorityId;
  }

  UUID notification() {
    return notificationId;
  }

  int round() {
    return round;
  }

  String step() {
    return step;
  }

  UUID recipient() {
    return recipientId;
  }

  Role addressedAs() {
    return addressedAs;
  }

  Channel channel() {
    return channel;
  }

  DeliveryState state() {
    return state;
  }

  int attempts() {
    return attempts;
  }

  Instant plannedAt() {
    return plannedAt;
  }

  @Converter
  static class RoleColumn extends LowerCaseName<Role> {
    RoleColumn() {
      super(Role.class);
    }
  }

  @Converter
  static class ChannelColumn extends LowerCaseName<Channel> {
    ChannelColumn() {
      super(Channel.class);
    }
  }
}
