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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.KeepingPage.Choice;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.keeping.KeepingOutcome;
import org.wardline.register.keeping.KeptChildren.KeptChild;
import org.wardline.teams.Colleagues;

/** The pages on which the record of one child is restricted, barred, held and exported. */
@Path(Visit.KEEPING)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class KeepingResource {
  private final Visits visits;
  private final KeepingService keeping;
  private final Colleagues colleagues;
  private final Clock clock;

  KeepingResource(Visits visits, KeepingService keeping, Colleagues colleagues, Clock clock) {
    this.visits = visits;
    this.keeping = keeping;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance find(
        PageFrame frame, boolean searches, List<Choice> own, Said said);

    static native TemplateInstance child(PageFrame frame, KeepingPage page, Said said);
  }

  /** Others than register keepers and keepers of restricted children find no such page. */
  @GET
  public Uni<TemplateInstance> find(RoutingContext request, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(visit -> keeping.own(visit).map(own -> find(visit, own, Said.find(said))));
  }

  private static String section(Visit visit) {
    return visit.keepsChildren() ? Visit.KEEPING : Visit.REGISTER;
  }

  private static TemplateInstance find(Visit visit, List<KeptChild> own, Said said) {
    if (own.isEmpty() && !visit.keepsRegister()) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    return Templates.find(
        visit.frame("One child", section(visit)),
        visit.keepsRegister(),
        own.stream()
            .map(
                child ->
                    new Choice(
                        child.id().toString(), Initials.of(child.givenName(), child.familyName())))
            .toList(),
        said);
  }

  /** What is searched for stays out of the address. */
  @POST
  public Uni<RestResponse<Void>> search(RoutingContext request, @RestForm String id) {
    return visits
        .begin(request)
        .chain(visit -> keeping.find(visit, id == null ? "" : id))
        .map(
            found ->
                found.isPresent()
                    ? SeeOther.path(Visit.KEEPING + "/" + found.get())
                    : to(Visit.KEEPING, Said.NO_SUCH_CHILD));
  }

  @GET
  @Path("{child}")
  public Uni<TemplateInstance> show(
      RoutingContext request, @RestPath UUID child, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(
            visit ->
                keeping
                    .get(visit, child)
                    .map(KeepingResource::known)
                    .chain(known -> page(visit, known, Said.find(said))));
  }

  private Uni<TemplateInstance> page(Visit visit, KeptChild child, Said said) {
    return colleagues
        .of(visit.worker())
        .map(staff -> KeepingPage.of(child, staff, clock.instant()))
        .map(page -> Templates.child(visit.frame("One child", section(visit)), page, said));
  }

  /** Everything that is held of the child, for whoever it is about. */
  @GET
  @Path("{child}/export.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<String> export(RoutingContext request, @RestPath UUID child) {
    return visits
        .begin(request)
        .chain(visit -> keeping.export(visit, child))
        .map(KeepingResource::known)
        .invoke(
            export ->
                request
                    .response()
                    .putHeader(
                        "Content-Disposition", "attachment; filename=\"" + child + ".json\""));
  }

  @POST
  @Path("{child}")
  public Uni<RestResponse<Void>> act(
      RoutingContext request,
      @RestPath UUID child,
      @RestForm String act,
      @RestForm String custodian,
      @RestForm String deputy,
      @RestForm String worker,
      @RestForm String reference) {
    String page = Visit.KEEPING + "/" + child;
    Optional<KeepingAct> understood = KeepingAct.of(act, custodian, deputy, worker, reference);
    return understood.isEmpty()
        ? Uni.createFrom().item(to(page, Said.INCOMPLETE))
        : visits
            .begin(request)
            .chain(visit -> keeping.act(visit, child, understood.get()))
            .map(outcome -> answer(page, understood.get(), outcome));
  }

  /** Who has restricted a record may not be allowed to see it any more. */
  private static RestResponse<Void> answer(String page, KeepingAct act, KeepingOutcome outcome) {
    return switch (outcome) {
      case KeepingOutcome.Recorded() ->
          to(act instanceof KeepingAct.Restrict ? Visit.KEEPING : page, Said.KEPT);
      case KeepingOutcome.KeepersNotReachable() -> to(page, Said.KEEPERS_NOT_REACHABLE);
      case KeepingOutcome.NotFound() -> throw new ProblemException(Problem.NOT_FOUND);
    };
  }

  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }

  private static RestResponse<Void> to(String page, Said said) {
    return SeeOther.path(page + "?said=" + said.word());
  }
}
