package org.wardline.platform.sealing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.wardline.platform.CallersContext;
import org.wardline.platform.sealing.KeyTable.KeyRow;

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

  private final KeyTable table;
  private final Clock clock;
  private final SealingConfig config;
  private final KeyWrapping wrapping;
  private final SecureRandom random = new SecureRandom();
  private final KeyMemory<SealingKeys> memory;

  Sealing(Pool pool, Clock clock, SealingConfig config, KeyWrappings wrappings) {
    this.table = new KeyTable(pool);
    this.clock = clock;
    this.config = config;
    this.memory = new KeyMemory<>(clock, config.reloadAfter());
    this.wrapping = wrappings.of(KeyWrappings.Use.SEALING);
  }

  /** The keys in force; fails when the database or the key service does not answer in time. */
  public Uni<SealingKeys> keys() {
    return memory.find().map(known -> Uni.createFrom().item(known)).orElseGet(this::load);
  }

  private Uni<SealingKeys> load() {
    return table
        .read()
        .chain(rows -> hasBoth(rows) ? Uni.createFrom().item(rows) : make().chain(table::read))
        .chain(this::unwrap)
        .invoke(memory::keep)
        .plug(CallersContext::resume);
  }

  /**
   * Makes a new key to seal with and answers its id. It is used as soon as every process has read
   * it, after {@link #untilEverybodyHasIt}; the earlier keys stay, to open what they sealed. In an
   * empty database it makes the first keys.
   */
  public Uni<UUID> rotate() {
    return makeKey("index")
        .chain(() -> newKey("seal"))
        .chain(key -> table.store(key).replaceWith(key.id()))
        .plug(CallersContext::resume);
  }

  /** How long after its making a new key is not sealed with yet. */
  public Duration untilEverybodyHasIt() {
    return config.reloadAfter().multipliedBy(2);
  }

  private static boolean hasBoth(List<KeyRow> rows) {
    return rows.stream().map(KeyRow::purpose).distinct().count() == 2;
  }

  private Uni<Void> make() {
    return makeKey("index").chain(() -> makeKey("seal"));
  }

  private Uni<Void> makeKey(String purpose) {
    return newKey(purpose).chain(table::storeIfFirst);
  }

  private Uni<KeyRow> newKey(String purpose) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return wrapping
        .wrap(key)
        .map(
            wrapped ->
                new KeyRow(UUID.randomUUID(), purpose, Buffer.buffer(wrapped), clock.instant()));
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
        .map(this::arranged);
  }

  /** Seals with the newest key that everybody has; with the first while there is no such. */
  private SealingKeys arranged(List<Map.Entry<KeyRow, SecretKeySpec>> unwrapped) {
    Instant known = clock.instant().minus(untilEverybodyHasIt());
    Map<UUID, SecretKey> seals = new HashMap<>();
    SecretKey index = null;
    UUID current = null;
    for (Map.Entry<KeyRow, SecretKeySpec> key : unwrapped) {
      if (key.getKey().purpose().equals("index")) {
        index = key.getValue();
      } else {
        seals.put(key.getKey().id(), key.getValue());
        if (current == null || key.getKey().createdAt().isBefore(known)) {
          current = key.getKey().id();
        }
      }
    }
    return new SealingKeys(current, seals, index);
  }
}
