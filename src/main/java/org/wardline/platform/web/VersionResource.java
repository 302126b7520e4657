package org.wardline.platform.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says which version runs, to operators; not shown outside of the network. */
@Path("/version")
class VersionResource {

  /** The version of the build. */
  record Version(String version) {}

  private final Version version;

  VersionResource(@ConfigProperty(name = "quarkus.application.version") String version) {
    this.version = new Version(version);
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Version version() {
    return version;
  }
}
