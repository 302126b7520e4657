package org.wardline.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says in our own words that a form is larger than any may be. It is read to its end first, and
 * forgotten: a browser whose sending is cut off shows an error of its own. What is much too large
 * is cut off.
 */
@ApplicationScoped
class UploadLimit {
  private static final int BEFORE_THE_SERVERS_OWN = 900;
  private static final int MUCH = 10;

  private final ProblemPages pages;
  private final long mostOfFiles;
  private final long mostOfTexts;

  /**
   * One field may be as long as all together: who reads them fails at a longer one, not refuses.
   */
  UploadLimit(
      ProblemPages pages,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostOfFiles,
      @ConfigProperty(name = "quarkus.http.limits.max-form-attribute-size")
          MemorySize mostOfTexts) {
    this.pages = pages;
    this.mostOfFiles = mostOfFiles.asLongValue();
    this.mostOfTexts = mostOfTexts.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_SERVERS_OWN);
  }

  private void check(RoutingContext request) {
    long length = length(request.request());
    if (length > most(request.request()) && length <= mostOfFiles * MUCH) {
      request.request().handler(forgotten -> {}).endHandler(end -> answer(request)).resume();
    } else {
      request.next();
    }
  }

  private void answer(RoutingContext request) {
    pages
        .text(Problem.TOO_LARGE)
        .subscribe()
        .with(
            html ->
                request
                    .response()
                    .setStatusCode(Problem.TOO_LARGE.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                    .end(html),
            request::fail);
  }

  /** What is no form has limits of its own. */
  private long most(HttpServerRequest sent) {
    String type = String.valueOf(sent.getHeader(HttpHeaders.CONTENT_TYPE));
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return mostOfTexts;
    }
    return type.startsWith("multipart/form-data") ? mostOfFiles : Long.MAX_VALUE;
  }

  /** 0 for what does not say. */
  private static long length(HttpServerRequest sent) {
    String length = String.valueOf(sent.getHeader(HttpHeaders.CONTENT_LENGTH));
    return length.matches("\\d{1,12}") ? Long.parseLong(length) : 0;
  }
}
