package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.RotaViews;
import org.wardline.teams.Rotas;

/** The pages of the rota: a week or a month, with its gaps, and its calendar file. */
@Path(Visit.ROTA)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RotaResource {
  private static final String CALENDAR = "text/calendar;charset=UTF-8";

  private final Visits visits;
  private final RotaViews views;
  private final Rotas rotas;
  private final Vertx vertx;
  private final Clock clock;

  RotaResource(Visits visits, RotaViews views, Rotas rotas, Vertx vertx, Clock clock) {
    this.visits = visits;
    this.views = views;
    this.rotas = rotas;
    this.vertx = vertx;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance rota(
        PageFrame frame, RotaPage page, RotaResult result, FormErrors errors, Said said);
  }

  /**
   * Everybody of the council may read it.
   *
   * @param from a day of the week or month that is wanted
   * @param show {@code month}, else a week
   */
  @GET
  public Uni<TemplateInstance> show(
      RoutingContext request,
      @RestQuery String from,
      @RestQuery String show,
      @RestQuery String said) {
    RotaPeriod period = RotaPeriod.of(from, "month".equals(show), clock.instant());
    return visits
        .begin(request)
        .chain(visit -> page(visit, period, null, Saying.of(visit, clock).find(Visit.ROTA, said)));
  }

  /** The rota as a calendar file, with names and addresses of staff: for who keeps it. */
  @GET
  @Path("export")
  @Produces(CALENDAR)
  public Uni<RestResponse<String>> export(RoutingContext request) {
    return visits
        .begin(request)
        .invoke(RotaResource::checkKeeper)
        .chain(visit -> rotas.export(visit.worker().authority()))
        .map(
            file ->
                RestResponse.ResponseBuilder.ok(file)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rota.ics\"")
                    .build());
  }

  private static void checkKeeper(Visit visit) {
    if (!Rotas.mayKeep(visit.worker())) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
  }

  /** Takes in a calendar file; what of it is left out is said on the page that answers. */
  @POST
  @Path("import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<RestResponse<TemplateInstance>> take(
      RoutingContext request, @RestForm("file") FileUpload calendar) {
    return visits
        .begin(request)
        .invoke(RotaResource::checkKeeper)
        .chain(
            visit ->
                (isEmpty(calendar)
                        ? Uni.createFrom().item(RotaResult.ofNoFile())
                        : read(calendar)
                            .chain(file -> rotas.importCalendar(visit.worker(), file))
                            .map(RotaResult::of))
                    .chain(result -> answer(visit, result)));
  }

  private Uni<RestResponse<TemplateInstance>> answer(Visit visit, RotaResult result) {
    return page(visit, RotaPeriod.of(null, false, clock.instant()), result, null)
        .map(
            page ->
                RestResponse.status(
                    result.refused() ? RestResponse.Status.BAD_REQUEST : RestResponse.Status.OK,
                    page));
  }

  private static boolean isEmpty(FileUpload calendar) {
    return calendar == null || calendar.size() == 0;
  }

  private Uni<String> read(FileUpload calendar) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx.fileSystem().readFile(calendar.uploadedFile().toString()).toCompletionStage())
        .map(bytes -> bytes.toString(StandardCharsets.UTF_8));
  }

  private Uni<TemplateInstance> page(Visit visit, RotaPeriod period, RotaResult result, Said said) {
    FormErrors errors = result == null ? FormErrors.NONE : result.errors();
    return views
        .look(visit.worker(), period.span())
        .map(view -> RotaWording.page(period, view))
        .map(
            page ->
                Templates.rota(
                    visit.frame(errors.title("Rota: " + page.heading()), Visit.ROTA),
                    page,
                    result,
                    errors,
                    said));
  }
}
