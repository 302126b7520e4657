package org.wardline.dispatch;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.wardline.notifications.Outgoing;

/**
 * The texts of the backup e-mail. They can use nothing but these content-free values: no name,
 * number, plan, hospital or setting, because an e-mail may be read by anybody; source: domain.md
 * §2, "E-mail says nothing about the child".
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
      String telephone,
      String link);

  /** The same as HTML. */
  static native TemplateInstance html(
      String reference,
      String role,
      Outgoing.Purpose purpose,
      boolean urgent,
      String telephone,
      String link);
}
