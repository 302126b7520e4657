package org.wardline.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheets and scripts of the pages, under a path that changes with their content, so that
 * browsers may keep them for ever.
 */
@Singleton
@Named("assets")
public class Assets {
  static final String ROOT = "/assets/";

  private static final String WEBJARS = "META-INF/resources/webjars/";
  private static final String GOVUK = WEBJARS + "govuk-frontend/5.14.0/dist/govuk/";
  private static final String SERVICE_WORKER = "service-worker.js";
  private static final int DIGITS_OF_VERSION = 12;
  private static final int NOT_FOUND = 404;

  private final Map<String, Asset> byName;
  private final String version;

  Assets() {
    byName =
        Stream.of(
                Asset.read(GOVUK + "govuk-frontend.min.css", Asset::withoutReservedFont),
                Asset.read(GOVUK + "govuk-frontend.min.js"),
                Asset.read(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"),
                Asset.read("assets/wardline.css"),
                Asset.read("assets/wardline.js"),
                Asset.read("assets/devices.js"),
                Asset.read("assets/" + SERVICE_WORKER),
                Asset.read("assets/wardline.svg"))
            .collect(Collectors.toMap(Asset::name, asset -> asset));
    version =
        HexFormat.of().formatHex(Asset.digest(byName.values())).substring(0, DIGITS_OF_VERSION);
  }

  /** Where the files of this version are; ends with a slash. */
  public String path() {
    return ROOT + version + '/';
  }

  /**
   * The web jars' own paths, which Quarkus serves otherwise, lead to fonts and emblems not ours to
   * show.
   */
  void register(@Observes Router router) {
    router.get(ROOT + ":version/:name").handler(this::serve);
    router.get("/" + SERVICE_WORKER).handler(this::serveServiceWorker);
    router
        .route("/webjars/*")
        .handler(request -> request.response().setStatusCode(NOT_FOUND).end());
  }

  /** Browsers know it by its address, which is one for all versions, and reaches all pages. */
  private void serveServiceWorker(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, byName.get(SERVICE_WORKER).type())
        .end(Buffer.buffer(byName.get(SERVICE_WORKER).plain()));
  }

  private void serve(RoutingContext request) {
    Asset asset = byName.get(request.pathParam("name"));
    if (asset == null) {
      request.next();
    } else {
      send(asset, request);
    }
  }

  /**
   * While two versions run, the other one's pages ask for its path: they get ours, to keep for no
   * time.
   */
  private void send(Asset asset, RoutingContext request) {
    boolean current = version.equals(request.pathParam("version"));
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .putHeader(
                HttpHeaders.CACHE_CONTROL,
                current ? "public, max-age=31536000, immutable" : "no-cache");
    if (takesGzip(request)) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(Buffer.buffer(asset.zipped()));
    } else {
      response.end(Buffer.buffer(asset.plain()));
    }
  }

  private static boolean takesGzip(RoutingContext request) {
    String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
