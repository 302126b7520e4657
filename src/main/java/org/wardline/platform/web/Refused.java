package org.wardline.platform.web;

import org.jboss.resteasy.reactive.RestResponse;

/** Answers a form that cannot be recorded as it was sent. */
public final class Refused {
  private Refused() {}

  /** Status 400 with the page that says what is wrong and has what was sent. */
  public static <T> RestResponse<T> with(T page) {
    return RestResponse.status(RestResponse.Status.BAD_REQUEST, page);
  }
}
