package org.wardline.dispatch.email;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.wardline.notifications.Outgoing;

/**
 * The bundled texts. The build fails when one of them uses anything but the fields of {@link
 * MessageFields}.
 */
@CheckedTemplate(basePath = "NotificationMail")
final class NotificationMail {
  private NotificationMail() {}

  /** Plain text. */
  static native TemplateInstance text(
      String reference,
      String role,
      Outgoing.Purpose purpose,
      boolean urgent,
      String opened,
      String due,
      String telephone,
      String link);

  /** The same as HTML. */
  static native TemplateInstance html(
      String reference,
      String role,
      Outgoing.Purpose purpose,
      boolean urgent,
      String opened,
      String due,
      String telephone,
      String link);
}
