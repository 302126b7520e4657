package org.wardline.dispatch.push;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Forgets devices that are gone, on a connection of its own: channels run side by side, and share
 * no session.
 */
@ApplicationScoped
class GoneDevices {
  private static final Logger LOG = Logger.getLogger(GoneDevices.class);

  private final Pool pool;

  GoneDevices(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> forget(String authority, List<UUID> devices) {
    if (devices.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    LOG.infof("devices are gone: authority=%s devices=%d", authority, devices.size());
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery("select set_config('wardline.authorities', $1, true)")
                .execute(Tuple.of(authority))
                .chain(
                    () ->
                        connection
                            .preparedQuery("delete from push_subscription where id = any($1)")
                            .execute(Tuple.of(devices.toArray(UUID[]::new))))
                .replaceWithVoid());
  }
}
