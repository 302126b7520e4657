package org.wardline.platform.web;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Sends the browser to another page of this site, named by its path alone: the server need not know
 * under which name and protocol it is reached.
 */
public final class SeeOther {
  private SeeOther() {}

  /** Status 303, so that the next page is read and no form is sent again. */
  public static <T> RestResponse<T> path(String path) {
    return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, path)
        .build();
  }
}
