package org.wardline.inbox;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The first page is the list of one's notifications. */
@Path("/")
class HomeResource {

  @GET
  public RestResponse<Void> home() {
    return RestResponse.seeOther(URI.create(Visit.NOTIFICATIONS));
  }
}
