package org.wardline.mesh;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.DemoCouncil;
import org.wardline.register.DemoCouncil.DemoChild;

/**
 * The page of demonstrations on which one plays CP-IS: somebody opens a child's record, or an
 * upload is answered; what was sent is collected at once. A live build does not have it.
 */
@Path("/dev/cp-is")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@Produces(MediaType.TEXT_HTML)
class CpisPlayerResource {

  private static final String HERE = "/dev/cp-is";
  private static final String AUTHORITY = "999";

  private final CpisPlayer player;
  private final DemoCouncil council;
  private final Mailboxes mailboxes;
  private final Link link;
  private final FormTokens tokens;

  CpisPlayerResource(
      CpisPlayer player, DemoCouncil council, Mailboxes mailboxes, Link link, FormTokens tokens) {
    this.player = player;
    this.council = council;
    this.mailboxes = mailboxes;
    this.link = link;
    this.tokens = tokens;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance player(PageFrame frame, List<DemoChild> children);
  }

  /** Every child of the demo council with a button, and the answers to uploads. */
  @GET
  public Uni<TemplateInstance> show(RoutingContext request) {
    return tokens
        .issue(request)
        .map(
            token ->
                Templates.player(
                    PageFrame.plain("Play CP-IS", token), council.children(AUTHORITY)));
  }

  /** Somebody opens a child's record. */
  @POST
  @Path("accesses")
  public Uni<RestResponse<Void>> access(@RestForm String localId) {
    DemoChild child =
        council.children(AUTHORITY).stream()
            .filter(known -> known.localId().equals(localId))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    return player.sendAccess(AUTHORITY, child).chain(this::collect);
  }

  /** Answers what was uploaded; {@code refuse} is {@code first} or empty. */
  @POST
  @Path("answers")
  public Uni<RestResponse<Void>> answer(@RestForm String refuse) {
    return player.answerUploads("first".equals(refuse)).chain(this::collect);
  }

  private Uni<RestResponse<Void>> collect() {
    var tally = new Tally();
    return Multi.createFrom()
        .iterable(mailboxes.open())
        .onItem()
        .transformToUniAndConcatenate(mailbox -> link.run(mailbox, tally))
        .collect()
        .last()
        .replaceWith(() -> SeeOther.path(HERE));
  }
}
