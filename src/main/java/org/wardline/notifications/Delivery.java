package org.wardline.notifications;

import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.data.LowerCaseName;
import org.wardline.teams.Channel;
import org.wardline.teams.Role;
import org.wardline.teams.Staff.Recipient;

/** One history of attempts to tell one recipient of one step over one channel. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are written here and read by the sweeper's SQL
class Delivery {
  @Id private UUID id;
  private String authorityId;
  private UUID notificationId;
  private UUID reviewId;
  private int round;

  @Convert(converter = KindColumn.class)
  private DeliveryKind kind;

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
  private String via;
  private String providerReference;
  private Instant receiptDueAt;
  private boolean mayHaveGone;

  Delivery() {}

  /** Plans to tell a recipient of the notification's running round. */
  static Delivery tell(Notification notification, String step, Recipient recipient, Instant now) {
    return plan(notification, DeliveryKind.TELL, step, recipient, now);
  }

  /** Plans to tell a recipient of the review's running round. */
  static Delivery tell(Review review, String step, Recipient recipient, Instant now) {
    Delivery planned =
        plan(review.authority(), review.round(), DeliveryKind.TELL, step, recipient, now);
    planned.reviewId = review.id();
    planned.id = planned.derivedId();
    return planned;
  }

  /** Plans to remind the owner. */
  static Delivery remind(Notification notification, Recipient owner, Instant now) {
    return plan(notification, DeliveryKind.REMIND, notification.reminders().step(), owner, now);
  }

  /** Plans to tell who was told by that delivery that the notification is withdrawn. */
  static Delivery withdraw(Notification notification, Delivery told, Instant now) {
    Recipient recipient = new Recipient(told.recipientId, told.addressedAs, told.channel);
    return plan(notification, DeliveryKind.WITHDRAW, "withdrawal", recipient, now);
  }

  /** Plans to tell who heard of a withdrawal by that delivery that it is taken back. */
  static Delivery restore(Notification notification, Delivery heard, Instant now) {
    Recipient recipient = new Recipient(heard.recipientId, heard.addressedAs, heard.channel);
    return plan(notification, DeliveryKind.RESTORE, "withdrawal taken back", recipient, now);
  }

  /** Plans to file a notification in the case system: once, whatever its rounds. */
  static Delivery file(Notification notification, Instant now) {
    Delivery planned =
        plan(notification, DeliveryKind.FILE, "file", caseSystemOf(notification), now);
    planned.round = 1;
    planned.id = planned.derivedId();
    return planned;
  }

  /** Plans the case note of the round's conclusion. */
  static Delivery note(Notification notification, Instant now) {
    return plan(notification, DeliveryKind.NOTE, "note", caseSystemOf(notification), now);
  }

  /** Plans the case note of a withdrawal, which may follow that of the round's conclusion. */
  static Delivery noteOfWithdrawal(Notification notification, Instant now) {
    return plan(notification, DeliveryKind.NOTE, "withdrawal", caseSystemOf(notification), now);
  }

  private static Recipient caseSystemOf(Notification notification) {
    String name = "case system of " + notification.authority();
    return new Recipient(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), null, Channel.CASE_SYSTEM);
  }

  private static Delivery plan(
      Notification notification, DeliveryKind kind, String step, Recipient recipient, Instant now) {
    Delivery planned =
        plan(notification.authority(), notification.round(), kind, step, recipient, now);
    planned.notificationId = notification.id();
    planned.id = planned.derivedId();
    return planned;
  }

  private static Delivery plan(
      String authority,
      int round,
      DeliveryKind kind,
      String step,
      Recipient recipient,
      Instant now) {
    Delivery planned = new Delivery();
    planned.authorityId = authority;
    planned.round = round;
    planned.kind = kind;
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
  private UUID derivedId() {
    String key =
        String.join(
            "|",
            (isOfReview() ? reviewId : notificationId).toString(),
            Integer.toString(round),
            kind.name().toLowerCase(Locale.ROOT),
            step,
            recipientId.toString(),
            channel.name());
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

  /** Whether it is time to ask what became of it. */
  boolean isToBeAskedFor(Instant now) {
    return state == DeliveryState.SENT && receiptDueAt != null && !receiptDueAt.isAfter(now);
  }

  /** Whether it still does what it was planned for. */
  boolean isNeededBy(Notification notification) {
    return switch (kind) {
      case REMIND ->
          notification.isUndecided() && recipientId.equals(notification.reminders().to());
      case WITHDRAW ->
          notification.state() == NotificationState.WITHDRAWN
              && round == notification.round()
              && notification.mayStandOn(channel, round);
      case RESTORE ->
          notification.state() != NotificationState.WITHDRAWN
              && notification.mayStandOn(channel, round);
      case FILE ->
          !notification.isRestricted() && notification.state() != NotificationState.WITHDRAWN;
      case NOTE ->
          !notification.isRestricted()
              && !notification.isUndecided()
              && round == notification.round();
      case TELL -> notification.stillTells(round);
    };
  }

  /** To whom and how, for a time line: {@code duty social worker by e-mail}. */
  String words() {
    return addressedAs == null ? channel.words() : addressedAs.words() + " by " + channel.words();
  }

  boolean isOfReview() {
    return reviewId != null;
  }

  /** Whether it tells a person, and not a file. */
  boolean tells() {
    return kind == DeliveryKind.TELL;
  }

  boolean isCaseNote() {
    return kind == DeliveryKind.NOTE;
  }

  /** Whether the case system has the notification by it, or is to have it. */
  boolean isFiling() {
    return kind == DeliveryKind.FILE && state != DeliveryState.NOT_NEEDED;
  }

  boolean withdraws() {
    return kind == DeliveryKind.WITHDRAW;
  }

  boolean restores() {
    return kind == DeliveryKind.RESTORE;
  }

  boolean reminds() {
    return kind == DeliveryKind.REMIND;
  }

  /** Whether its recipient knows, or may know, what it says of the notification. */
  boolean hasReached() {
    return isReadByPeople()
        && switch (state) {
          case SENDING, SENT, DELIVERED -> true;
          case DUE, FAILED, NOT_NEEDED -> mayHaveGone;
          case BOUNCED -> false;
        };
  }

  /** Over a channel that can say more than that there is something. */
  private boolean isReadByPeople() {
    return channel == Channel.DESKTOP || channel == Channel.EMAIL;
  }

  DeliveryPlanned announcement() {
    return new DeliveryPlanned(id, authorityId);
  }

  /** Whether an earlier attempt began whose result nobody recorded. */
  boolean hasUnknownResult() {
    return state == DeliveryState.SENDING;
  }

  /** Nobody knows what came of an attempt: its reader may have it. */
  void leaveOpen() {
    mayHaveGone = true;
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

  /** A provider has it; the receipt is asked for at that time, or never when null. */
  void takenOver(String provider, String reference, Instant askAt, Instant now) {
    settle(DeliveryState.SENT, now);
    via = provider;
    providerReference = reference;
    receiptDueAt = askAt;
  }

  void askAt(Instant later) {
    receiptDueAt = later;
  }

  void retryAt(Instant later) {
    state = DeliveryState.DUE;
    dueAt = later;
    announcedAt = later;
    announcements = 0;
    receiptDueAt = null;
  }

  UUID id() {
    return id;
  }

  String authority() {
    return authorityId;
  }

  /** Null when it tells of a review. */
  UUID notification() {
    return notificationId;
  }

  /** Null when it tells of a notification. */
  UUID review() {
    return reviewId;
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

  Instant settledAt() {
    return settledAt;
  }

  String via() {
    return via;
  }

  String providerReference() {
    return providerReference;
  }

  @Converter
  static class KindColumn extends LowerCaseName<DeliveryKind> {
    KindColumn() {
      super(DeliveryKind.class);
    }
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
