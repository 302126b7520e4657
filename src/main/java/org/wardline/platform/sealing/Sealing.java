package org.wardline.platform.sealing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.services.kms.KmsAsyncClient;

/**
 * Gives the unwrapped sealing keys: from memory, or from table {@code sealing_key} and the key
 * service.
 *
 * <p>Ask for them before a transaction begins: reading the table takes a connection of its own. The
 * first keys of an empty database are made here.
 */
@ApplicationScoped
public class Sealing {
  private static final int KEY_BYTES = 32;

  private record Loaded(SealingKeys keys, Instant at) {}

  private record KeyRow(UUID id, String purpose, Buffer wrapped) {}

  private final Pool pool;
  private final Clock clock;
  private final SealingConfig config;
  private final KeyWrapping wrapping;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<Loaded> loaded = new AtomicReference<>();

  Sealing(Pool pool, Clock clock, SealingConfig config, Instance<KmsAsyncClient> kms) {
    this.pool = pool;
    this.clock = clock;
    this.config = config;
    this.wrapping =
        config
            .kmsKey()
            .<KeyWrapping>map(key -> new KmsKey(kms.get(), key, config.timeout()))
            .orElseGet(() -> new LocalKeyFile(config.keyFile()));
  }

  /** The keys in force; fails when the database or the key service does not answer in time. */
  public Uni<SealingKeys> keys() {
    Loaded known = loaded.get();
    if (known != null && known.at().plus(config.reloadAfter()).isAfter(clock.instant())) {
      return Uni.createFrom().item(known.keys());
    }
    return read()
        .chain(rows -> hasBoth(rows) ? Uni.createFrom().item(rows) : make().chain(this::read))
        .chain(this::unwrap)
        .invoke(keys -> loaded.set(new Loaded(keys, clock.instant())))
        .plug(CallersContext::resume);
  }

  private Uni<List<KeyRow>> read() {
    return pool.query("select id, purpose, wrapped from sealing_key order by created_at")
        .execute()
        .map(
            found ->
                StreamSupport.stream(found.spliterator(), false)
                    .map(
                        row ->
                            new KeyRow(
                                row.getUUID(0), row.getString(1), row.getBuffer(2).getDelegate()))
                    .toList());
  }

  private static boolean hasBoth(List<KeyRow> rows) {
    return rows.stream().map(KeyRow::purpose).distinct().count() == 2;
  }

  private Uni<Void> make() {
    return makeKey("index").chain(() -> makeKey("seal"));
  }

  private Uni<Void> makeKey(String purpose) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return wrapping
        .wrap(key)
        .map(wrapped -> keyTuple(purpose, wrapped))
        .chain(
            tuple ->
                pool.preparedQuery(
                        """
                        insert into sealing_key (id, purpose, wrapped, created_at)
                        select $1, $2, $3, $4
                        where not exists (select from sealing_key where purpose = $2)
                        on conflict do nothing""")
                    .execute(tuple))
        .replaceWithVoid();
  }

  private Tuple keyTuple(String purpose, byte[] wrapped) {
    return Tuple.of(
        UUID.randomUUID(),
        purpose,
        Buffer.buffer(wrapped),
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  private Uni<SealingKeys> unwrap(List<KeyRow> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(
            row ->
                wrapping
                    .unwrap(row.wrapped().getBytes())
                    .map(key -> Map.entry(row, new SecretKeySpec(key, "AES"))))
        .collect()
        .asList()
        .map(Sealing::arranged);
  }

  private static SealingKeys arranged(List<Map.Entry<KeyRow, SecretKeySpec>> unwrapped) {
    Map<UUID, SecretKey> seals = new HashMap<>();
    SecretKey index = null;
    UUID newest = null;
    for (Map.Entry<KeyRow, SecretKeySpec> key : unwrapped) {
      if (key.getKey().purpose().equals("index")) {
        index = key.getValue();
      } else {
        newest = key.getKey().id();
        seals.put(newest, key.getValue());
      }
    }
    return new SealingKeys(newest, seals, index);
  }
}
