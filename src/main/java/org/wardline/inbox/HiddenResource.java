package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.wardline.platform.web.PageFrame;

/**
 * What stands on the screen of somebody who went away from it: how many are new, and nothing else.
 */
@Path(HiddenResource.PATH)
@Authenticated
class HiddenResource {
  static final String PATH = "/hidden";

  private final Visits visits;
  private final ListService lists;

  HiddenResource(Visits visits, ListService lists) {
    this.visits = visits;
    this.lists = lists;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance hidden(PageFrame frame, String count);
  }

  /** Where a browser without scripts goes after a quarter of an hour. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Uni<TemplateInstance> show(RoutingContext request) {
    return count(request).map(count -> Templates.hidden(PageFrame.plain("Hidden", null), count));
  }

  /** The same for the script that hides a page. */
  @GET
  @Path("new")
  @Produces(MediaType.TEXT_PLAIN)
  public Uni<String> count(RoutingContext request) {
    return visits
        .begin(request)
        .chain(visit -> lists.countNew(visit.worker()))
        .map(count -> count + " new");
  }
}
