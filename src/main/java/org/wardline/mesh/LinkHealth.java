package org.wardline.mesh;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.wardline.mesh.MeshMeters.Seen;

/**
 * Well is a link on which nothing is too old. No readiness: the pages serve while the national
 * service is away.
 */
@Wellness
@ApplicationScoped
class LinkHealth implements HealthCheck {

  private final MeshMeters meters;
  private final MeshConfig config;

  LinkHealth(MeshMeters meters, MeshConfig config) {
    this.meters = meters;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("National link");
    boolean well = true;
    for (Map.Entry<Seen, Duration> age : meters.ages().entrySet()) {
      Seen seen = age.getKey();
      answer.withData(seen.authority() + " " + seen.what(), age.getValue().toString());
      well &= FreshnessPolicy.isFresh(seen.what(), age.getValue(), limits());
    }
    return answer.status(well).build();
  }

  private FreshnessPolicy.Limits limits() {
    MeshConfig.Thresholds limits = config.tooOld();
    return new FreshnessPolicy.Limits(
        limits.collection(),
        limits.upload(),
        limits.response(),
        limits.notification(),
        limits.heartbeat());
  }
}
