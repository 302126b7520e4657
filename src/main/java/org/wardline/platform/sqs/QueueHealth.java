package org.wardline.platform.sqs;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.wardline.platform.lambda.FunctionsConfig;

/** Ready is who reaches the queues: one of them stands for all. */
@Readiness
@ApplicationScoped
class QueueHealth implements AsyncHealthCheck {

  private static final String NAME = "Queues reachable";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QueueDepths depths;
  private final List<String> oneQueue;

  QueueHealth(QueueDepths depths, FunctionsConfig functions) {
    this.depths = depths;
    this.oneQueue =
        functions.byName().entrySet().stream()
            .filter(function -> function.getValue().readsQueue())
            .map(Map.Entry::getKey)
            .sorted()
            .limit(1)
            .toList();
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return depths
        .get(oneQueue)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .replaceWith(() -> HealthCheckResponse.up(NAME))
        .onFailure()
        .recoverWithItem(() -> HealthCheckResponse.down(NAME));
  }
}
