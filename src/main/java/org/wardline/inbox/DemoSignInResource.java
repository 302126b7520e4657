package org.wardline.inbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.security.LocalPath;
import org.wardline.platform.security.Sessions;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.DemoStaff;
import org.wardline.teams.DemoStaff.DemoUser;

/**
 * The sign-in of demonstrations: anybody chooses who they are. It exists in the profiles dev, test
 * and demo only, while no identity provider is asked there; a live build has neither the page nor
 * the users.
 */
@Path("/")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "false")
@Produces(MediaType.TEXT_HTML)
class DemoSignInResource {
  private final DemoStaff staff;
  private final Sessions sessions;
  private final FormTokens tokens;

  DemoSignInResource(DemoStaff staff, Sessions sessions, FormTokens tokens) {
    this.staff = staff;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(
        PageFrame frame, Map<String, List<DemoUser>> councils, String back);
  }

  /** Everybody as whom one can sign in, by council. */
  @GET
  @Path("sign-in")
  public Uni<TemplateInstance> choose(RoutingContext request, @RestQuery("return") String back) {
    return tokens
        .issue(request)
        .map(
            token ->
                Templates.signIn(
                    PageFrame.plain("Sign in", token), byCouncil(), LocalPath.orHome(back)));
  }

  private Map<String, List<DemoUser>> byCouncil() {
    return staff.users().stream()
        .collect(Collectors.groupingBy(DemoUser::council, LinkedHashMap::new, Collectors.toList()));
  }

  /** Begins a session as one of them. */
  @POST
  @Path("sign-in")
  public Uni<RestResponse<Void>> signIn(
      RoutingContext request, @RestForm String subject, @RestForm("return") String back) {
    if (staff.users().stream().noneMatch(user -> user.subject().equals(subject))) {
      throw new ProblemException(Problem.NOT_UNDERSTOOD);
    }
    return sessions.begin(request, subject).replaceWith(SeeOther.path(LocalPath.orHome(back)));
  }

  /** Ends the session. */
  @POST
  @Path("sign-out")
  public Uni<RestResponse<Void>> signOut(RoutingContext request) {
    return sessions.end(request).replaceWith(() -> SeeOther.path(LocalPath.signIn(LocalPath.HOME)));
  }
}
