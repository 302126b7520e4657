package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.ChildSearches.Found;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.ChildLists;

/** Finds children by what is sent, so that no address has a name or number in it. */
@Path(Visit.CHILDREN + "/search")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ChildSearchResource {
  private final Visits visits;
  private final ChildSearches searches;
  private final Clock clock;

  ChildSearchResource(Visits visits, ChildSearches searches, Clock clock) {
    this.visits = visits;
    this.searches = searches;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance found(
        PageFrame frame, ChildListing.Group own, ChildListing.Group others, ChildSearch search);
  }

  @POST
  public Uni<RestResponse<TemplateInstance>> search(
      RoutingContext request, @RestForm String text, @RestForm String reason) {
    ChildSearch search = ChildSearch.of(text, reason);
    return visits
        .begin(request, visit -> ChildRightsPolicy.mayList(visit.worker().roles()))
        .chain(visit -> search(visit, search));
  }

  private Uni<RestResponse<TemplateInstance>> search(Visit visit, ChildSearch search) {
    if (search.isRefused()) {
      TemplateInstance page = page(visit, "Error: Children", NOTHING, search);
      return Uni.createFrom().item(RestResponse.status(RestResponse.Status.BAD_REQUEST, page));
    }
    return searches
        .find(visit.worker(), search, visit.keys())
        .map(found -> RestResponse.ok(page(visit, "Children found", found, search)));
  }

  private static final Found NOTHING = new Found(ChildLists.Found.NOBODY, ChildLists.Found.NOBODY);

  private TemplateInstance page(Visit visit, String title, Found found, ChildSearch search) {
    ChildListing words = new ChildListing(new SpokenTime(clock.instant()));
    return Templates.found(
        visit.frame(title, Visit.CHILDREN),
        words.group(found.own()),
        words.group(found.others()),
        search);
  }

  /** Who reloads the answer to the search comes back to the list. */
  @GET
  public RestResponse<Void> back() {
    return SeeOther.path(Visit.CHILDREN);
  }
}
