package org.wardline.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.security.Session;
import org.wardline.platform.security.Sessions;

/** Writes the page of a problem. */
@Singleton
class ProblemPages {
  private final FormTokens tokens;
  private final Sessions sessions;

  ProblemPages(FormTokens tokens, Sessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    static native TemplateInstance problem(
        PageFrame frame, Problem problem, String signIn, SentForm sent);
  }

  Uni<Response> show(Problem problem) {
    return show(problem, problem.status());
  }

  Uni<Response> show(Problem problem, int status) {
    return answer(
        status, Templates.problem(PageFrame.plain(problem.heading(), null), problem, null, null));
  }

  /** The page alone, for who answers by hand. */
  Uni<String> text(Problem problem) {
    return Templates.problem(PageFrame.plain(problem.heading(), null), problem, null, null)
        .createUni();
  }

  /** With what was sent, which can be sent again after the sign-in. */
  Uni<Response> signedOut(RoutingContext request) {
    Problem problem = Problem.SIGNED_OUT;
    return answer(
        problem.status(),
        Templates.problem(
            PageFrame.plain(problem.heading(), null), problem, null, SentForm.of(request)));
  }

  /** With the identifier that the keeper of the staff list needs, and a way to sign out. */
  Uni<Response> notKnown(RoutingContext request) {
    Problem problem = Problem.NOT_KNOWN;
    return sessions
        .find(request)
        .map(session -> session.map(Session::subject).orElse(null))
        .chain(
            signIn ->
                tokens
                    .issue(request)
                    .chain(
                        token ->
                            answer(
                                problem.status(),
                                Templates.problem(
                                    PageFrame.plain(problem.heading(), token),
                                    problem,
                                    signIn,
                                    null))));
  }

  private static Uni<Response> answer(int status, TemplateInstance page) {
    return page.createUni()
        .map(
            html ->
                Response.status(status)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(html)
                    .build());
  }
}
