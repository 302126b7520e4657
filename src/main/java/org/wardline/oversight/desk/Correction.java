package org.wardline.oversight.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;

/**
 * A corrected message as it was sent.
 *
 * @param body null before anything was
 * @param given why; it knows what is wrong with it
 * @param unreadable why the message could not be taken in, or null
 */
record Correction(String body, Reason given, String unreadable) {
  static final Correction NONE = new Correction(null, Reason.NONE, null);

  /** With line ends as they are in a page: a browser sends others. */
  static Correction of(String body, String reason) {
    String text = body == null ? "" : body.replace("\r\n", "\n");
    return new Correction(text, Reason.of(reason), null);
  }

  /** The same with what is wrong with the message. */
  Correction refused(String result) {
    return new Correction(body, given, "Correct the message. It was " + result);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  public FormErrors errors() {
    List<FormError> wrong = new ArrayList<>();
    if (unreadable != null) {
      wrong.add(new FormError("body", unreadable));
    }
    if (given.isRefused()) {
      wrong.add(new FormError("reason", given.error()));
    }
    return new FormErrors(wrong);
  }

  @Override
  public String toString() {
    return "Correction[redacted]";
  }
}
