package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The wrapped signing keys in the database, which the role of the pages alone may read. */
record SigningKeyTable(Pool pool) {

  /** A key as it is stored. */
  record KeyRow(Buffer wrapped, Instant createdAt) {}

  /** Those that were made after then, the oldest first. */
  Uni<List<KeyRow>> read(Instant after) {
    return pool.preparedQuery(
            "select wrapped, created_at from session_key where created_at > $1 order by created_at, id")
        .execute(Tuple.of(after.atOffset(ZoneOffset.UTC)))
        .map(
            found ->
                StreamSupport.stream(found.spliterator(), false)
                    .map(
                        row ->
                            new KeyRow(
                                row.getBuffer(0).getDelegate(),
                                row.getOffsetDateTime(1).toInstant()))
                    .toList());
  }

  Uni<Void> store(KeyRow key) {
    return pool.preparedQuery(
            "insert into session_key (id, wrapped, created_at) values ($1, $2, $3)")
        .execute(
            Tuple.of(UUID.randomUUID(), key.wrapped(), key.createdAt().atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }
}
