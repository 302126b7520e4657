package org.wardline.oversight.measures;

import static java.util.stream.Collectors.joining;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wardline.inbox.Visit;
import org.wardline.inbox.Visits;
import org.wardline.oversight.measures.Measures.Measured;
import org.wardline.oversight.measures.MeasuresPage.Chart;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;
import org.wardline.platform.web.PageFrame;

/** The measures of a council, for its managers. */
@Path("/")
@Authenticated
class MeasuresResource {
  private final Visits visits;
  private final Measures measures;
  private final Clock clock;

  MeasuresResource(Visits visits, Measures measures, Clock clock) {
    this.visits = visits;
    this.measures = measures;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance measures(PageFrame frame, MeasuresPage page, FormErrors errors);
  }

  /** The last four weeks, or the days that are asked for. */
  @GET
  @Path("measures")
  @Produces(MediaType.TEXT_HTML)
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestQuery String first, @RestQuery String last) {
    PeriodForm form = PeriodForm.of(first, last, clock.instant());
    return manager(request)
        .chain(
            visit ->
                (form.isRefused()
                        ? Uni.createFrom().item(MeasuresPage.refused(form))
                        : page(visit, form.first(), form.last(), MeasuresPage::shown))
                    .map(page -> page(visit, page, form.errors())));
  }

  private static TemplateInstance page(Visit visit, MeasuresPage page, FormErrors errors) {
    return Templates.measures(visit.frame(errors.title("Measures"), Visit.MEASURES), page, errors);
  }

  /** The same for a spreadsheet; of wrong days, only what is wrong with them. */
  @GET
  @Path("measures.csv")
  @Produces({"text/csv", MediaType.TEXT_PLAIN})
  public Uni<RestResponse<String>> csv(
      RoutingContext request, @RestQuery String first, @RestQuery String last) {
    PeriodForm form = PeriodForm.of(first, last, clock.instant());
    return manager(request)
        .chain(
            visit ->
                form.isRefused()
                    ? Uni.createFrom().item(refused(form))
                    : page(visit, form.first(), form.last(), MeasuresPage::of)
                        .map(page -> file(SafeCsv.write(rows(page)))));
  }

  private static RestResponse<String> refused(PeriodForm form) {
    String words = form.errors().all().stream().map(FormError::words).collect(joining("\n"));
    return ResponseBuilder.create(RestResponse.Status.BAD_REQUEST, words)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .build();
  }

  private static RestResponse<String> file(String csv) {
    return ResponseBuilder.ok(csv, MediaType.valueOf("text/csv").withCharset("UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"measures.csv\"")
        .build();
  }

  private static List<List<String>> rows(MeasuresPage page) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(SafeCsv.row("measure", "of", "value"));
    page.figures().forEach(row -> rows.add(SafeCsv.row(row.name(), "", row.value())));
    for (Chart chart : page.charts()) {
      chart
          .values()
          .forEach(
              value ->
                  rows.add(SafeCsv.row(chart.title(), value.name(), Long.toString(value.count()))));
    }
    return rows;
  }

  private Uni<MeasuresPage> page(
      Visit visit, String first, String last, BiFunction<Period, Measured, MeasuresPage> words) {
    Period period = Period.of(first, last, clock.instant());
    return measures.of(visit.worker(), period).map(found -> words.apply(period, found));
  }

  private Uni<Visit> manager(RoutingContext request) {
    return visits.begin(request, visit -> Measures.mayRead(visit.worker()));
  }
}
