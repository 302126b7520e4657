package org.wardline.inbox;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.wardline.platform.web.SeeOther;

/** The first page is the list of one's notifications. */
@Path("/")
class HomeResource {

  @GET
  public RestResponse<Void> home() {
    return SeeOther.path(Visit.NOTIFICATIONS);
  }
}
