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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.KeepingPage.Choice;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.keeping.KeptChildren.KeptChild;

/** Where a keeper looks for the one child whose record is to be restricted, held or exported. */
@Path(Visit.KEEPING)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class KeepingResource {
  private static final String FIELD = "id";

  private final Visits visits;
  private final KeepingService keeping;
  private final Clock clock;

  KeepingResource(Visits visits, KeepingService keeping, Clock clock) {
    this.visits = visits;
    this.keeping = keeping;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance find(
        PageFrame frame,
        boolean searches,
        List<Choice> own,
        String sought,
        FormErrors errors,
        Said said);
  }

  /** Others than register keepers and keepers of restricted children find no such page. */
  @GET
  public Uni<TemplateInstance> find(RoutingContext request, @RestQuery String said) {
    return visits
        .begin(request)
        .chain(
            visit ->
                page(
                    visit, "", FormErrors.NONE, Saying.of(visit, clock).find(Visit.KEEPING, said)));
  }

  /** What is searched for stays out of the address. */
  @POST
  public Uni<RestResponse<TemplateInstance>> search(RoutingContext request, @RestForm String id) {
    String sought = id == null ? "" : id.strip();
    return visits.begin(request).chain(visit -> search(visit, sought));
  }

  private Uni<RestResponse<TemplateInstance>> search(Visit visit, String sought) {
    if (sought.isEmpty()) {
      return missing(visit, sought, "Enter the council’s own id, or the NHS number");
    }
    return keeping
        .find(visit, sought)
        .chain(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(SeeOther.path(Visit.KEEPING + "/" + found.get()))
                    : missing(
                        visit,
                        sought,
                        "Check the id or NHS number: the register has no such child for you"));
  }

  private Uni<RestResponse<TemplateInstance>> missing(Visit visit, String sought, String words) {
    return page(visit, sought, FormErrors.of(FIELD, words), null).map(Refused::with);
  }

  private Uni<TemplateInstance> page(Visit visit, String sought, FormErrors errors, Said said) {
    return keeping
        .own(visit)
        .map(
            own -> {
              if (own.isEmpty() && !visit.keepsRegister()) {
                throw new ProblemException(Problem.NOT_FOUND);
              }
              return Templates.find(
                  visit.frame(
                      errors.title(visit.keepsRegister() ? "One child" : "Restricted children"),
                      section(visit)),
                  visit.keepsRegister(),
                  own.stream().map(KeepingResource::choice).toList(),
                  sought,
                  errors,
                  said);
            });
  }

  static String section(Visit visit) {
    return visit.keepsChildren() ? Visit.KEEPING : Visit.REGISTER;
  }

  private static Choice choice(KeptChild child) {
    return new Choice(child.id().toString(), Initials.of(child.givenName(), child.familyName()));
  }
}
