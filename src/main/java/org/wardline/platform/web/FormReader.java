package org.wardline.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
  private final long longest;

  FormReader(
      ProblemPages problems,
      @ConfigProperty(name = "quarkus.http.limits.max-form-attribute-size") MemorySize longest) {
    this.problems = problems;
    this.longest = longest.asLongValue();
  }

  /** Answers 413, 408 or 400, or leaves the form where the framework finds it. */
  @ServerRequestFilter(preMatching = true)
  public Uni<Response> read(
      ResteasyReactiveContainerRequestContext context, RoutingContext request) {
    HttpServerRequest sent = request.request();
    if (!isForm(sent)) {
      return Uni.createFrom().nullItem();
    }
    if (!isShort(sent)) {
      return read(sent, sent.end()).chain(() -> problems.show(Problem.TOO_LARGE));
    }
    return read(sent, sent.body())
        .map(Buffer.class::cast)
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

  /** A browser always says how long a form is. */
  private boolean isShort(HttpServerRequest sent) {
    String length = sent.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,9}") && Integer.parseInt(length) <= longest;
  }

  /** To its end, of which nothing is waited for any longer than that. */
  private static Uni<?> read(HttpServerRequest sent, Future<?> end) {
    return Uni.createFrom()
        .completionStage(
            () -> {
              sent.resume();
              return end.toCompletionStage();
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
