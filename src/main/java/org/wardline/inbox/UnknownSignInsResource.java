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
import java.time.Clock;
import java.util.List;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.UnknownSignIn;
import org.wardline.teams.UnknownSignIns;

/** The register keeper's list of who signed in and is nobody's worker. */
@Path(Visit.SIGN_INS)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class UnknownSignInsResource {
  private final Visits visits;
  private final UnknownSignIns unknown;
  private final Clock clock;

  UnknownSignInsResource(Visits visits, UnknownSignIns unknown, Clock clock) {
    this.visits = visits;
    this.unknown = unknown;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance list(PageFrame frame, List<Line> lines);
  }

  /** One of them, in words. */
  record Line(String subject, String firstSeen, String lastSeen) {}

  /** Who does not keep the list finds no such page. */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request) {
    return visits.begin(request).chain(this::list);
  }

  private Uni<TemplateInstance> list(Visit visit) {
    if (!unknown.mayRead(visit.worker())) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    return unknown
        .list()
        .map(found -> Templates.list(visit.frame("Sign-ins", Visit.SIGN_INS), words(found)));
  }

  private List<Line> words(List<UnknownSignIn> found) {
    SpokenTime time = new SpokenTime(clock.instant());
    return found.stream()
        .map(
            one ->
                new Line(one.subject(), time.moment(one.firstSeen()), time.moment(one.lastSeen())))
        .toList();
  }
}
