package org.wardline.platform.web;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.wardline.platform.lambda.FailureName;

/** Turns what ended a request early into a page that says what to do. */
@Singleton
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final ProblemPages pages;
  private final HttpAuthenticator authenticator;

  ProblemMappers(ProblemPages pages, HttpAuthenticator authenticator) {
    this.pages = pages;
    this.authenticator = authenticator;
  }

  /** Sends whoever goes to a page to the sign-in if there is one. */
  @ServerExceptionMapper(UnauthorizedException.class)
  public Uni<Response> notSignedIn(RoutingContext request) {
    HttpServerRequest sent = request.request();
    boolean navigates =
        NavigationPolicy.isNavigation(
            sent.method().name(), sent.getHeader("Sec-Fetch-Mode"), sent.getHeader("HX-Request"));
    return navigates
        ? authenticator.getChallenge(request).chain(this::challenged)
        : pages.signedOut(request);
  }

  /** What came back from the identity provider signs nobody in. */
  @ServerExceptionMapper(AuthenticationCompletionException.class)
  public Uni<Response> signInUnfinished() {
    return pages.show(Problem.SIGN_IN_UNFINISHED);
  }

  private Uni<Response> challenged(ChallengeData challenge) {
    String signIn = challenge == null ? null : location(challenge);
    return signIn == null
        ? pages.show(Problem.NOT_SIGNED_IN)
        : Uni.createFrom()
            .item(Response.status(challenge.status).header(HttpHeaders.LOCATION, signIn).build());
  }

  private static String location(ChallengeData challenge) {
    return challenge.getHeaders().entrySet().stream()
        .filter(header -> HttpHeaders.LOCATION.equalsIgnoreCase(header.getKey().toString()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  @ServerExceptionMapper(ForbiddenException.class)
  public Uni<Response> forbidden() {
    return pages.show(Problem.NOT_FOUND);
  }

  @ServerExceptionMapper
  public Uni<Response> known(ProblemException ended, RoutingContext request) {
    return ended.problem() == Problem.NOT_KNOWN
        ? pages.notKnown(request)
        : pages.show(ended.problem());
  }

  /** What the framework refuses: no such path, method, type or value. */
  @ServerExceptionMapper
  public Uni<Response> refused(WebApplicationException refused) {
    int status = refused.getResponse().getStatus();
    if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
      return Uni.createFrom().item(refused.getResponse());
    }
    return switch (Response.Status.Family.familyOf(status)) {
      case CLIENT_ERROR -> pages.show(meaning(status), status);
      default -> failed(refused);
    };
  }

  private static Problem meaning(int clientError) {
    return Stream.of(Problem.NOT_FOUND, Problem.TOO_LARGE)
        .filter(problem -> problem.status() == clientError)
        .findFirst()
        .orElse(Problem.NOT_UNDERSTOOD);
  }

  /** Logs what failed and where, never the failure's text. */
  @ServerExceptionMapper
  public Uni<Response> failed(Throwable failure) {
    LOG.errorf("page failed: %s", FailureName.of(failure));
    return pages.show(Problem.FAILED);
  }
}
