package org.wardline.platform.web;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Reads a form before the framework would, which answers nothing to one that is wrongly encoded and
 * writes what stands in it into the log. Forms with files are left to the framework.
 */
@Singleton
public class FormReader {
  private static final Duration LONGEST_READ = Duration.ofSeconds(10);

  private final ProblemPages problems;

  FormReader(ProblemPages problems) {
    this.problems = problems;
  }

  /** Answers 408 or 400, or leaves the form where the framework finds it. */
  @ServerRequestFilter(preMatching = true)
  public Uni<Response> read(
      ResteasyReactiveContainerRequestContext context, RoutingContext request) {
    HttpServerRequest sent = request.request();
    if (!isForm(sent)) {
      return Uni.createFrom().nullItem();
    }
    return body(sent)
        .map(body -> SentForm.of(request.normalizedPath(), body.toString(StandardCharsets.UTF_8)))
        .invoke(form -> form.keep(request))
        .invoke(form -> keep(form, context))
        .map(form -> (Response) null)
        .onFailure(IllegalArgumentException.class)
        .recoverWithUni(() -> problems.show(Problem.NOT_UNDERSTOOD))
        .onFailure(TimeoutException.class)
        .recoverWithUni(
            () ->
                problems.show(
                    Problem.NOT_UNDERSTOOD, Response.Status.REQUEST_TIMEOUT.getStatusCode()));
  }

  private static boolean isForm(HttpServerRequest sent) {
    String type = sent.getHeader(HttpHeaders.CONTENT_TYPE);
    return sent.method().name().equals("POST")
        && type != null
        && type.startsWith("application/x-www-form-urlencoded");
  }

  /** Nothing of which is waited for any longer than that; of what length, the server has asked. */
  private static Uni<Buffer> body(HttpServerRequest sent) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              Future<Buffer> body = sent.body();
              sent.resume();
              return body.toCompletionStage();
            })
        .ifNoItem()
        .after(LONGEST_READ)
        .fail();
  }

  private static void keep(SentForm form, ResteasyReactiveContainerRequestContext context) {
    FormData data = new FormData(form.fields().size());
    form.fields().forEach(field -> data.add(field.name(), field.value()));
    ((ResteasyReactiveRequestContext) context.getServerRequestContext()).setFormData(data);
  }
}
