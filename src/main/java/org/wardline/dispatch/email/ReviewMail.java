package org.wardline.dispatch.email;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The texts about a review, the same for every authority: like a notification's they know nothing
 * but the fields of {@link MessageFields}.
 */
@CheckedTemplate(basePath = "ReviewMail")
final class ReviewMail {
  private ReviewMail() {}

  /** Plain text. */
  static native TemplateInstance text(
      String reference, String role, String opened, String due, String telephone, String link);

  /** The same as HTML. */
  static native TemplateInstance html(
      String reference, String role, String opened, String due, String telephone, String link);
}
