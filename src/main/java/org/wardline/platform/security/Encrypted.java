package org.wardline.platform.security;

import io.vertx.ext.web.RoutingContext;

/** Whether a request came over https, as far as the server or the proxy before it knows. */
public final class Encrypted {
  private Encrypted() {}

  /** True behind a proxy only when {@code quarkus.http.proxy.proxy-address-forwarding} is set. */
  public static boolean is(RoutingContext request) {
    return request.request().isSSL() || "https".equals(request.request().scheme());
  }
}
