package org.wardline.oversight.desk;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.Visit;
import org.wardline.oversight.desk.DeskWording.KeptLine;
import org.wardline.platform.data.Place;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.Refused;
import org.wardline.platform.web.SeeOther;

/** Messages that were kept aside because they could not be read, and their replay. */
@Path(QuarantineResource.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML)
class QuarantineResource {
  static final String PATH = Visit.DESK + "/quarantine";

  private final DeskVisits visits;
  private final KeptAside keptAside;
  private final Quarantine quarantine;
  private final Clock clock;

  QuarantineResource(DeskVisits visits, KeptAside keptAside, Quarantine quarantine, Clock clock) {
    this.visits = visits;
    this.keptAside = keptAside;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /**
   * A page of the list in words.
   *
   * @param here where it begins, as an address carries it, or null for the first
   * @param next where the next one does, or null after the last
   */
  record Listed(List<KeptLine> lines, String here, String next) {}

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance quarantine(
        PageFrame frame, Listed page, ReasonForm form, boolean mayAct, Done done);
  }

  /**
   * Those that came before a place, or the latest.
   *
   * @param after where the page before ended, or null
   */
  @GET
  public Uni<TemplateInstance> list(
      RoutingContext request, @RestQuery String after, @RestQuery String done) {
    return visits
        .toLookAtAll(request)
        .chain(visit -> page(visit, after, ReasonForm.EMPTY, Done.find(done)));
  }

  private Uni<TemplateInstance> page(DeskVisit visit, String after, ReasonForm form, Done done) {
    Place place = Place.find(after).orElse(null);
    return keptAside
        .list(visit.worker(), place)
        .map(found -> listed(place, found))
        .map(
            page ->
                Templates.quarantine(
                    visit.frame(form.errors().title("Kept aside")),
                    page,
                    form,
                    visit.mayAct(),
                    done));
  }

  private Listed listed(Place here, KeptAside.Page found) {
    DeskWording words = new DeskWording(new SpokenTime(clock.instant()));
    return new Listed(
        found.messages().stream().map(words::kept).toList(), text(here), text(found.end()));
  }

  private static String text(Place place) {
    return place == null ? null : place.text();
  }

  /**
   * Hands the same bytes in again, or remembers why nothing is to be done, and comes back to the
   * page on which the message stands.
   */
  @POST
  @Path("{id}/replay")
  public Uni<RestResponse<TemplateInstance>> replay(
      RoutingContext request,
      @RestPath UUID id,
      @RestForm String reason,
      @RestForm String nothing,
      @RestForm String after) {
    Reason given = Reason.of(reason);
    return visits
        .toActOnAll(request)
        .chain(
            visit ->
                given.isRefused()
                    ? page(visit, after, new ReasonForm(id.toString(), given), null)
                        .map(Refused::with)
                    : act(visit, id, given, nothing != null)
                        .map(done -> SeeOther.path(next(after, done))));
  }

  private static String next(String after, Done done) {
    String place = Place.find(after).map(found -> "&after=" + found.text()).orElse("");
    return PATH + "?done=" + done.word() + place;
  }

  private Uni<Done> act(DeskVisit visit, UUID id, Reason reason, boolean nothing) {
    return quarantine
        .find(id, visit.keys())
        .map(found -> found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)))
        .chain(kept -> nothing ? leave(visit, kept, reason) : replay(visit, kept, reason));
  }

  private Uni<Done> leave(DeskVisit visit, Quarantine.Kept kept, Reason reason) {
    return quarantine.leave(visit.worker(), kept, reason).replaceWith(Done.LEFT);
  }

  private Uni<Done> replay(DeskVisit visit, Quarantine.Kept kept, Reason reason) {
    return quarantine
        .replay(visit.worker(), kept, reason)
        .map(handed -> handed.taken() ? Done.REPLAYED : Done.STILL_UNREADABLE);
  }

  /** Who reloads the answer to a form comes back to the page. */
  @GET
  @Path("{id}/replay")
  public RestResponse<Void> back() {
    return SeeOther.path(PATH);
  }
}
