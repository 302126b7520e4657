package org.wardline.inbox;

import java.util.Arrays;
import java.util.Optional;
import org.wardline.notifications.DeskItem;
import org.wardline.notifications.NotificationState;

/**
 * What a page says after a form was sent: the page that is shown next has the word in its address,
 * see {@link Saying}.
 */
enum Said {
  ACKNOWLEDGED("acknowledged", true, "You hold this now. Nobody else will be told about it."),
  HANDED_OVER(
      "handed-over",
      true,
      "Handed over. The person you chose is asked next. Who works by day is asked when the office"
          + " opens."),
  CONCLUDED("concluded", true, "The outcome is recorded."),
  TAKEN_BACK(
      "taken-back",
      true,
      "The outcome is taken back. You hold this now: record what is decided instead."),
  ROTA_SAVED("rota-saved", true, "The rota is changed."),
  ABSENCE_RECORDED(
      "absence-recorded",
      true,
      "It is recorded. What waits for this person moves when the time comes."),
  ABSENCE_CHANGED(
      "absence-changed", true, "It is changed. What has moved meanwhile stays where it is."),
  REVIEWED("reviewed", true, "Recorded. What follows from it is done now."),
  ANSWERED_BEFORE(
      "answered-before",
      false,
      "Nothing was recorded: somebody else has answered before you. Read below how it stands now."),
  UPLOADED("uploaded", true, "The file is taken in. Its load appears here in a moment."),
  LOAD_ANSWERED("load-answered", true, "Recorded. The load goes on, or is given up, in a moment."),
  UPLOADS_ON(
      "uploads-on", true, "Uploads are on. The first file is made tonight, or when you ask."),
  UPLOADS_OFF("uploads-off", true, "Uploads are off. No further file is made."),
  UPLOAD_ASKED("upload-asked", true, "Recorded. A file is made within the next five minutes."),
  KEPT("kept", true, "It is recorded."),
  SIGN_IN_GIVEN("sign-in-given", true, "It is recorded: this person can sign in now."),
  DEVICE_SUBSCRIBED("device-subscribed", true, "This device is notified from now on."),
  DEVICE_STOPPED("device-stopped", true, "That device is not notified any more."),
  DEVICE_NOT_REACHED(
      "device-not-reached",
      false,
      "Nothing was recorded: Wardline cannot reach this browser’s push service. Try another"
          + " browser, or ask those who run Wardline."),
  TOO_MANY_DEVICES(
      "too-many-devices",
      false,
      "Nothing was recorded: ten devices are notified already. Stop one that you do not use."),
  HELD(
      "held",
      false,
      "Nothing was recorded: somebody else has answered before you. Speak with who holds it now."),
  NOT_YOURS(
      "not-yours",
      false,
      "Nothing was recorded: it is not for you to do that now. Below stands who is asked or holds"
          + " it: if it cannot wait, speak with them."),
  TOO_LATE(
      "too-late",
      false,
      "Nothing was recorded: it was decided before. If that was wrong, speak with who decided it."),
  NOT_TO_BE_TAKEN_BACK(
      "not-to-be-taken-back",
      false,
      "Nothing was recorded: an outcome can be taken back for a week, as long as it stands and"
          + " anything is left of the visit.");

  private final String word;
  private final boolean done;
  private final String sentence;

  Said(String word, boolean done, String sentence) {
    this.word = word;
    this.done = done;
    this.sentence = sentence;
  }

  /** Null for a word that no page says. */
  static Said find(String word) {
    Optional<Said> known = Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    return known.orElse(null);
  }

  String word() {
    return word;
  }

  /** Whether it still holds. */
  boolean isTrueOf(DeskItem item) {
    return switch (this) {
      case ACKNOWLEDGED, TAKEN_BACK ->
          item.ownedByReader() && item.state() == NotificationState.ACKNOWLEDGED;
      case CONCLUDED ->
          item.state() == NotificationState.CONCLUDED
              || item.state() == NotificationState.WITHDRAWN;
      default -> true;
    };
  }

  /** Whether what was sent is recorded. */
  public boolean done() {
    return done;
  }

  public String sentence() {
    return sentence;
  }
}
