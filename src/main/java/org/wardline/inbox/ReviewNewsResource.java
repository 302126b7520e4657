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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Tells an open page of reviews how many have come since. What the page shows stays in its place:
 * nobody decides on another child because a button moved.
 */
@Path(Visit.REVIEWS + "/news")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class ReviewNewsResource {
  private static final String BETWEEN = "-";
  private static final String MARK = "[0-9a-f]{8}";

  private final Visits visits;
  private final ReviewNews news;

  ReviewNewsResource(Visits visits, ReviewNews news) {
    this.visits = visits;
    this.news = news;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance news(String address, long count);
  }

  private static List<String> marks(String known) {
    return Stream.of(Objects.requireNonNullElse(known, "").split(BETWEEN, -1))
        .filter(mark -> mark.matches(MARK))
        .toList();
  }

  /** The address that a page asks on which these wait. */
  static String address(Collection<String> known) {
    return Visit.REVIEWS + "/news?known=" + String.join(BETWEEN, known);
  }

  /**
   * Empty as long as it says nothing else.
   *
   * @param known what waited when the page was opened
   * @param told how many new ones the page speaks of
   */
  @GET
  public Uni<RestResponse<TemplateInstance>> tell(
      RoutingContext request, @RestQuery String known, @RestQuery Long told) {
    List<String> before = marks(known);
    return visits
        .begin(request)
        .chain(news::waiting)
        .map(
            waiting -> {
              long fresh = waiting.stream().filter(mark -> !before.contains(mark)).count();
              return fresh == Objects.requireNonNullElse(told, 0L)
                  ? RestResponse.noContent()
                  : RestResponse.ok(Templates.news(address(before) + "&told=" + fresh, fresh));
            });
  }
}
