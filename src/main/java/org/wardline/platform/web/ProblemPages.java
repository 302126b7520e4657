package org.wardline.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes the page of a problem. */
@Singleton
class ProblemPages {

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(PageFrame frame, Problem problem);
  }

  Uni<Response> show(Problem problem) {
    return show(problem, problem.status());
  }

  Uni<Response> show(Problem problem, int status) {
    return Templates.problem(PageFrame.plain(problem.heading(), null), problem)
        .createUni()
        .map(
            page ->
                Response.status(status)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(page)
                    .build());
  }
}
