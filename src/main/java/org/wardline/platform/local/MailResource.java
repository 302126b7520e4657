package org.wardline.platform.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Developers' pages with the mail that was sent, for nobody to receive. */
@Path("/dev/mail")
@Produces(MediaType.TEXT_HTML)
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class MailResource {

  private final LocalMailbox mailbox;

  MailResource(LocalMailbox mailbox) {
    this.mailbox = mailbox;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance list(List<ReceivedMail> mails);

    static native TemplateInstance mail(ReceivedMail mail);
  }

  /** The newest mails, the latest first. */
  @GET
  public TemplateInstance list() {
    return Templates.list(mailbox.newest());
  }

  /** One mail: headers, text and HTML. */
  @GET
  @Path("/{number}")
  public TemplateInstance mail(int number) {
    return mailbox.find(number).map(Templates::mail).orElseThrow(NotFoundException::new);
  }
}
