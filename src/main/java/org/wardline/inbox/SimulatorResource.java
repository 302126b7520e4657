package org.wardline.inbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.intake.Arrivals;
import org.wardline.intake.Arrivals.Handed;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.SeeOther;
import org.wardline.register.DemoCouncil;
import org.wardline.register.DemoCouncil.DemoChild;

/**
 * The page of demonstrations on which one plays an emergency department, a walk-in centre or an
 * ambulance: what is sent goes through the intake's door as from outside. A live build does not
 * have it.
 */
@Path(SimulatorResource.PATH)
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@Produces(MediaType.TEXT_HTML)
class SimulatorResource {
  static final String PATH = "/dev/simulator";
  private static final String AUTHORITY = "999";
  private static final String SENDER = "demo-hospital";
  private static final String CLOUD_EVENT = "application/cloudevents+json";

  private final Arrivals arrivals;
  private final DemoCouncil council;
  private final FormTokens tokens;
  private final Clock clock;

  SimulatorResource(Arrivals arrivals, DemoCouncil council, FormTokens tokens, Clock clock) {
    this.arrivals = arrivals;
    this.council = council;
    this.tokens = tokens;
    this.clock = clock;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance simulator(
        PageFrame frame,
        List<DemoChild> children,
        List<SimulatedPlace> places,
        List<SimulatedPlace.Happening> happenings,
        boolean sent);
  }

  @GET
  public Uni<TemplateInstance> show(RoutingContext request, @RestQuery String sent) {
    return tokens
        .issue(request)
        .map(
            token ->
                Templates.simulator(
                    PageFrame.plain("Play the NHS", token),
                    council.children(AUTHORITY),
                    Arrays.asList(SimulatedPlace.values()),
                    Arrays.asList(SimulatedPlace.Happening.values()),
                    sent != null));
  }

  /** Sends one event about a child of the demo council. */
  @POST
  public Uni<RestResponse<Void>> send(
      @RestForm String place, @RestForm String happening, @RestForm String localId) {
    SimulatedPlace where = chosen(SimulatedPlace.values(), place);
    SimulatedPlace.Happening what = chosen(SimulatedPlace.Happening.values(), happening);
    DemoChild child =
        council.children(AUTHORITY).stream()
            .filter(known -> known.localId().equals(localId))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    byte[] event = where.event(what, child, UUID.randomUUID(), clock.instant());
    return arrivals
        .handIn(SENDER, CLOUD_EVENT, event)
        .invoke(SimulatorResource::refuseUnlessTaken)
        .replaceWith(() -> SeeOther.path(PATH + "?sent=yes"));
  }

  private static <T extends Enum<T>> T chosen(T[] values, String name) {
    return Arrays.stream(values)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private static void refuseUnlessTaken(Handed handed) {
    if (handed.problem() != null || handed.receipt().accepted() != 1) {
      throw new IllegalStateException("the intake did not take the simulator's event");
    }
  }
}
