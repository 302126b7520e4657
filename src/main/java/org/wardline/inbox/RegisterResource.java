package org.wardline.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.loading.RegisterLoads;

/** The pages of the register keeper: loads, their results, and what is to be mended. */
@Path(Visit.REGISTER)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class RegisterResource {
  private final Visits visits;
  private final RegisterLoads loads;
  private final RegisterService register;
  private final Clock clock;

  RegisterResource(Visits visits, RegisterLoads loads, RegisterService register, Clock clock) {
    this.visits = visits;
    this.loads = loads;
    this.register = register;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance loads(
        PageFrame frame, List<LoadLine> loads, RegisterFileForm form, Said said);

    static native TemplateInstance quality(PageFrame frame, List<QualityGroup> groups);

    static native TemplateInstance retention(
        PageFrame frame, List<RetentionLine> classes, List<RetentionLine> receipts);
  }

  /** Reloads itself while a load is at work, so that its progress can be seen. */
  @GET
  public Uni<TemplateInstance> list(RoutingContext request, @RestQuery String said) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(
            visit ->
                page(
                    visit,
                    RegisterFileForm.EMPTY,
                    Saying.of(visit, clock).find(Visit.REGISTER, said)))
        .invoke(
            page -> {
              if (page.atWork()) {
                request.response().putHeader("Refresh", "5;url=" + Visit.REGISTER);
              }
            })
        .map(Shown::page);
  }

  private record Shown(TemplateInstance page, boolean atWork) {}

  private Uni<Shown> page(Visit visit, RegisterFileForm form, Said said) {
    return loads
        .list(visit.worker().authority())
        .map(found -> found.stream().map(load -> LoadLine.of(load, clock.instant())).toList())
        .map(
            lines ->
                new Shown(
                    Templates.loads(
                        visit.frame(form.errors().title("Register"), Visit.REGISTER),
                        lines,
                        form,
                        said),
                    lines.stream().anyMatch(LoadLine::atWork)));
  }

  /** Takes a file in. */
  @POST
  @Path("files")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<RestResponse<TemplateInstance>> take(
      RoutingContext request, @RestForm String kind, @RestForm FileUpload file) {
    RegisterFileForm form = RegisterFileForm.of(kind, file);
    return visits
        .beginAsRegisterKeeper(request)
        .chain(visit -> form.isRefused() ? refuse(visit, form) : take(visit, form, file));
  }

  private Uni<RestResponse<TemplateInstance>> take(
      Visit visit, RegisterFileForm form, FileUpload file) {
    return register
        .take(visit.worker(), form.isFull(), file.uploadedFile())
        .chain(
            taken ->
                taken
                    ? Uni.createFrom().item(to(visit, Said.UPLOADED))
                    : refuse(visit, form.withoutFile()));
  }

  private Uni<RestResponse<TemplateInstance>> refuse(Visit visit, RegisterFileForm form) {
    return page(visit, form, null).map(Shown::page).map(Refused::with);
  }

  /** Says whether a load may close as many children as it would. */
  @POST
  @Path("loads/{id}")
  public Uni<RestResponse<Void>> answer(
      RoutingContext request, @RestPath UUID id, @RestForm String answer) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(
            visit ->
                register
                    .answer(visit.worker(), id, "yes".equals(answer))
                    .map(known -> answered(visit, known)));
  }

  private RestResponse<Void> answered(Visit visit, boolean known) {
    if (!known) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    return to(visit, Said.LOAD_ANSWERED);
  }

  /** What became of each row, for a spreadsheet. */
  @GET
  @Path("loads/{id}/result.csv")
  @Produces("text/csv")
  public Multi<String> result(RoutingContext request, @RestPath UUID id) {
    return visits
        .beginAsRegisterKeeper(request)
        .invoke(
            visit ->
                request
                    .response()
                    .putHeader(
                        "Content-Disposition", "attachment; filename=\"result-" + id + ".csv\""))
        .onItem()
        .transformToMulti(visit -> loads.result(visit.worker().authority(), id));
  }

  /** What is to be mended. */
  @GET
  @Path("quality")
  public Uni<TemplateInstance> quality(RoutingContext request) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(
            visit ->
                register
                    .quality(visit.worker(), visit.keys())
                    .map(
                        items ->
                            Templates.quality(
                                visit.frame("Data quality", Visit.REGISTER),
                                QualityGroup.of(items))));
  }

  /** How long what is kept, and what was purged. */
  @GET
  @Path("retention")
  public Uni<TemplateInstance> retention(RoutingContext request) {
    return visits
        .beginAsRegisterKeeper(request)
        .chain(
            visit ->
                register
                    .purges(visit.worker())
                    .map(
                        receipts ->
                            Templates.retention(
                                visit.frame("Retention", Visit.REGISTER),
                                register.kept().stream().map(RetentionLine::of).toList(),
                                receipts.stream()
                                    .map(one -> RetentionLine.of(one, clock.instant()))
                                    .toList())));
  }

  private <T> RestResponse<T> to(Visit visit, Said said) {
    return SeeOther.path(Saying.of(visit, clock).address(Visit.REGISTER, said));
  }
}
