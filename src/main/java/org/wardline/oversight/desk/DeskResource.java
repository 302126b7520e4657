package org.wardline.oversight.desk;

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
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.DeskWording.FindingLine;
import org.wardline.oversight.desk.DeskWording.StatementLine;
import org.wardline.platform.time.TypedDay;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;

/** The operators' overview, and what the auditor says: findings and daily statements. */
@Path(Visit.DESK)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class DeskResource {
  private final DeskVisits visits;
  private final Overviews overviews;
  private final AuditorRows rows;
  private final Clock clock;

  DeskResource(DeskVisits visits, Overviews overviews, AuditorRows rows, Clock clock) {
    this.visits = visits;
    this.overviews = overviews;
    this.rows = rows;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance overview(PageFrame frame, Overviews.Overview page);

    static native TemplateInstance findings(
        PageFrame frame, List<FindingLine> open, List<FindingLine> cleared);

    static native TemplateInstance statements(PageFrame frame, List<StatementLine> lines);

    static native TemplateInstance statement(PageFrame frame, StatementLine line, String body);
  }

  @GET
  public Uni<TemplateInstance> overview(RoutingContext request) {
    return visits
        .toLook(request)
        .chain(
            visit ->
                overviews
                    .of(visit)
                    .map(page -> Templates.overview(visit.frame("Operators’ desk"), page)));
  }

  @GET
  @Path("findings")
  public Uni<TemplateInstance> findings(RoutingContext request) {
    return visits
        .toLook(request)
        .chain(
            visit ->
                rows.findings(visit)
                    .map(found -> wording().findings(found))
                    .map(
                        lines ->
                            Templates.findings(
                                visit.frame("Findings"),
                                lines.stream().filter(FindingLine::open).toList(),
                                lines.stream().filter(line -> !line.open()).toList())));
  }

  @GET
  @Path("statements")
  public Uni<TemplateInstance> statements(RoutingContext request) {
    return visits
        .toLookAtAll(request)
        .chain(
            visit ->
                rows.statements()
                    .map(found -> found.stream().map(wording()::statement).toList())
                    .map(lines -> Templates.statements(visit.frame("Daily statements"), lines)));
  }

  /** One day's, as it was signed. */
  @GET
  @Path("statements/{day}")
  public Uni<TemplateInstance> statement(RoutingContext request, @RestPath String day) {
    LocalDate date = date(day);
    return visits
        .toLookAtAll(request)
        .chain(
            visit ->
                rows.statement(date)
                    .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
                    .map(
                        one ->
                            Templates.statement(
                                visit.frame("Daily statement"),
                                wording().statement(one),
                                one.body())));
  }

  private DeskWording wording() {
    return new DeskWording(new SpokenTime(clock.instant()));
  }

  private static LocalDate date(String day) {
    return TypedDay.find(day).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }
}
