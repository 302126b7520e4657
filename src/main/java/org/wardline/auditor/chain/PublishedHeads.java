package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * The latest seals as written down outside the database: in a bucket, or in a file where there is
 * none. Without either there are none, and what is published is only logged.
 */
@ApplicationScoped
class PublishedHeads {

  private final Optional<HeadsStore> store;

  @Inject
  PublishedHeads(Vertx vertx, ChainConfig config, Instance<S3AsyncClient> objects) {
    this(
        config
            .headsBucket()
            .<HeadsStore>map(bucket -> new HeadsBucket(objects.get(), bucket))
            .or(() -> config.headsFile().map(file -> new HeadsFile(vertx, file))));
  }

  PublishedHeads(Optional<HeadsStore> store) {
    this.store = store;
  }

  /** Writes the heads down and waits until they are safe. */
  Uni<Void> publish(Collection<Head> heads) {
    return store.isEmpty() || heads.isEmpty()
        ? Uni.createFrom().voidItem()
        : store.get().write(heads);
  }

  /** The latest head of a chain that was published. */
  Uni<Optional<Head>> find(String chain) {
    return store.isEmpty() ? Uni.createFrom().item(Optional.empty()) : store.get().find(chain);
  }

  /** The chains of which a head was ever published. */
  Uni<Set<String>> chains() {
    return store.isEmpty() ? Uni.createFrom().item(Set.of()) : store.get().chains();
  }
}
