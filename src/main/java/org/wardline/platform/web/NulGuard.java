package org.wardline.platform.web;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Refuses the character NUL, which nobody types and no text of PostgreSQL can hold. */
@Singleton
public class NulGuard {
  private static final String NUL = "\0";

  private final ProblemPages problems;

  NulGuard(ProblemPages problems) {
    this.problems = problems;
  }

  /** Answers 400 where an address or a field of a form has it. */
  @ServerRequestFilter
  @WithFormRead
  public Uni<Response> check(
      ResteasyReactiveContainerRequestContext context, RoutingContext request) {
    FormData form =
        ((ResteasyReactiveRequestContext) context.getServerRequestContext()).getFormData();
    return request.request().uri().contains("%00") || isIn(form)
        ? problems.show(Problem.NOT_UNDERSTOOD)
        : Uni.createFrom().nullItem();
  }

  private static boolean isIn(FormData form) {
    if (form == null) {
      return false;
    }
    for (String field : form) {
      if (form.get(field).stream()
          .anyMatch(sent -> !sent.isFileItem() && sent.getValue().contains(NUL))) {
        return true;
      }
    }
    return false;
  }
}
