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
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.wardline.platform.CallersContext;
import org.wardline.platform.sealing.SigningKeyTable.KeyRow;

/**
 * Gives the keys by which pages sign sessions and forms: from memory, or from table {@code
 * session_key} and the key service. No function may read them, so that no function can sign anybody
 * in.
 *
 * <p>The first is made here, and each month another, which signs as soon as every process of the
 * pages has it; the one before it is good for what it signed. Ask for them before a transaction
 * begins.
 */
@ApplicationScoped
public class Signing {
  private static final int KEY_BYTES = 32;
  private static final Duration SIGNS_FOR = Duration.ofDays(30);
  private static final Duration GOOD_FOR = Duration.ofDays(40);

  private record Unwrapped(SecretKey key, Instant createdAt) {}

  private final SigningKeyTable table;
  private final Clock clock;
  private final SealingConfig config;
  private final KeyWrapping wrapping;
  private final SecureRandom random = new SecureRandom();
  private final KeyMemory<SigningKeys> memory;

  Signing(Pool pool, Clock clock, SealingConfig config, KeyWrappings wrappings) {
    this.table = new SigningKeyTable(pool);
    this.clock = clock;
    this.config = config;
    this.memory = new KeyMemory<>(clock, config.reloadAfter());
    this.wrapping = wrappings.of(KeyWrappings.Use.SIGNING);
  }

  /** The keys in force; fails when the database or the key service does not answer in time. */
  public Uni<SigningKeys> keys() {
    return memory.find().map(known -> Uni.createFrom().item(known)).orElseGet(this::load);
  }

  private Uni<SigningKeys> load() {
    Instant now = clock.instant();
    return read(now)
        .chain(rows -> isDue(rows, now) ? make(now).chain(() -> read(now)) : one(rows))
        .chain(this::unwrap)
        .map(keys -> arranged(keys, now))
        .invoke(memory::keep)
        .plug(CallersContext::resume);
  }

  private Uni<List<KeyRow>> read(Instant now) {
    return table.read(now.minus(GOOD_FOR));
  }

  private static Uni<List<KeyRow>> one(List<KeyRow> rows) {
    return Uni.createFrom().item(rows);
  }

  private static boolean isDue(List<KeyRow> rows, Instant now) {
    return rows.isEmpty() || rows.getLast().createdAt().isBefore(now.minus(SIGNS_FOR));
  }

  private Uni<Void> make(Instant now) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return wrapping
        .wrap(key)
        .chain(wrapped -> table.store(new KeyRow(Buffer.buffer(wrapped), now)));
  }

  private Uni<List<Unwrapped>> unwrap(List<KeyRow> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(
            row ->
                wrapping
                    .unwrap(row.wrapped().getBytes())
                    .map(
                        key ->
                            new Unwrapped(new SecretKeySpec(key, "HmacSHA256"), row.createdAt())))
        .collect()
        .asList();
  }

  /** Signs with the newest key that everybody has; with the first while there is no such. */
  private SigningKeys arranged(List<Unwrapped> keys, Instant now) {
    Instant known = now.minus(config.reloadAfter().multipliedBy(2));
    SecretKey current = keys.getFirst().key();
    for (Unwrapped one : keys) {
      current = one.createdAt().isBefore(known) ? one.key() : current;
    }
    return new SigningKeys(current, keys.stream().map(Unwrapped::key).toList());
  }
}
