package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.wardline.platform.data.Batch;

/**
 * The door to who answers for the whole deployment: the council that the settings name, else the
 * only one that there is. What belongs to no council is for its people alone.
 */
@ApplicationScoped
public class Deployments {
  private record Asked(String authority) {}

  private record Alone(boolean alone) {}

  private final Batch batch;
  private final DeploymentConfig config;

  Deployments(Batch batch, DeploymentConfig config) {
    this.batch = batch;
    this.config = config;
  }

  /** Whether this is somebody of the council that answers for the deployment. */
  public Uni<Boolean> isRunBy(Worker worker) {
    return config
        .runBy()
        .map(council -> Uni.createFrom().item(council.equals(worker.authority())))
        .orElseGet(() -> isAlone(worker.authority()));
  }

  @WithTransaction
  Uni<Boolean> isAlone(String authority) {
    return batch
        .query(
            """
            select cast(json_build_object('alone', is_alone(k.authority)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            """,
            List.of(new Asked(authority)),
            Alone.class)
        .map(found -> found.getFirst().alone());
  }
}
