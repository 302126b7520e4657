package org.wardline.platform.web;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.wardline.platform.security.FormTokens;

/** Lets nothing be changed but by a form of our own page in the same session. */
@Singleton
public class FormGuard {
  private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  private final FormTokens tokens;
  private final ProblemPages problems;

  FormGuard(FormTokens tokens, ProblemPages problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Answers 403 unless the form was sent from this site and carries its session's token. */
  @ServerRequestFilter
  @WithFormRead
  public Uni<Response> check(
      ResteasyReactiveContainerRequestContext context, RoutingContext request) {
    if (CHANGING_NOTHING.contains(context.getMethod())) {
      return Uni.createFrom().nullItem();
    }
    if (!isFromHere(request)) {
      return problems.show(Problem.FORM_REFUSED);
    }
    return tokens
        .isValid(request, sentToken(context))
        .chain(
            valid ->
                valid
                    ? Uni.createFrom().<Response>nullItem()
                    : problems.show(Problem.FORM_REFUSED));
  }

  private static boolean isFromHere(RoutingContext request) {
    return OriginPolicy.allows(
        request.request().getHeader("Sec-Fetch-Site"),
        request.request().getHeader("Origin"),
        String.valueOf(request.request().authority()));
  }

  private static String sentToken(ResteasyReactiveContainerRequestContext context) {
    return (String)
        ((ResteasyReactiveRequestContext) context.getServerRequestContext())
            .getFormParameter(FormTokens.FIELD, true, false);
  }
}
