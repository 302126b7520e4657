package org.wardline.inbox;

import io.quarkus.arc.properties.IfBuildProperty;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.security.LocalPath;
import org.wardline.platform.security.ProviderAnswer;
import org.wardline.platform.security.ProviderSignOut;
import org.wardline.platform.security.Sessions;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.platform.web.SeeOther;
import org.wardline.teams.UnknownSignIns;

/** The sign-in by the council's identity provider, and the sign-out. */
@Path("/")
@IfBuildProperty(name = "quarkus.oidc.enabled", stringValue = "true", enableIfMissing = true)
@Produces(MediaType.TEXT_HTML)
class SignInResource {
  private final ProviderAnswer answer;
  private final ProviderSignOut provider;
  private final Sessions sessions;
  private final UnknownSignIns unknown;

  SignInResource(
      ProviderAnswer answer, ProviderSignOut provider, Sessions sessions, UnknownSignIns unknown) {
    this.answer = answer;
    this.provider = provider;
    this.sessions = sessions;
    this.unknown = unknown;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signedIn(PageFrame frame, String back);

    static native TemplateInstance signedOut(PageFrame frame, String provider);
  }

  /**
   * Begins a session. A page of ours leads on, not a redirect: our cookie is not sent while the
   * browser still follows the provider.
   */
  @GET
  @Path("sign-in")
  @Authenticated
  public Uni<TemplateInstance> signIn(RoutingContext request, @RestQuery("return") String back) {
    String next = LocalPath.orHome(back);
    return answer
        .takeSubject()
        .map(subject -> subject.orElseThrow(() -> new ProblemException(Problem.SIGN_IN_INCOMPLETE)))
        .call(unknown::noteUnlessKnown)
        .chain(subject -> sessions.begin(request, subject))
        .invoke(() -> request.response().putHeader("Refresh", "0;url=" + next))
        .map(begun -> Templates.signedIn(PageFrame.plain("Signed in", null), next));
  }

  /** Where the provider sends whoever cancelled, or whom it did not let in. */
  @GET
  @Path("sign-in/refused")
  public TemplateInstance refused() {
    throw new ProblemException(Problem.SIGN_IN_REFUSED);
  }

  /**
   * Where the provider sends everybody; who is still here when the provider's answer was looked at
   * took too long, or asks for an address that is good once.
   */
  @GET
  @Path("sign-in/answer")
  public RestResponse<Void> unfinished() {
    throw new ProblemException(Problem.SIGN_IN_UNFINISHED);
  }

  /** Ends our session; the page that follows leads to the end of the provider's. */
  @POST
  @Path("sign-out")
  public Uni<RestResponse<Void>> signOut(RoutingContext request) {
    return sessions.end(request).replaceWith(() -> SeeOther.path("/signed-out"));
  }

  @GET
  @Path("signed-out")
  public TemplateInstance signedOut() {
    return Templates.signedOut(
        PageFrame.plain("Signed out", null), provider.address().orElse(null));
  }
}
