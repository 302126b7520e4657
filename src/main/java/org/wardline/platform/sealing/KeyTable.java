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

/** The wrapped keys in the database. */
record KeyTable(Pool pool) {

  /** A key as it is stored. */
  record KeyRow(UUID id, String purpose, Buffer wrapped, Instant createdAt) {}

  /** All keys, the oldest first. */
  Uni<List<KeyRow>> read() {
    return pool.query(
            "select id, purpose, wrapped, created_at from sealing_key order by created_at")
        .execute()
        .map(
            found ->
                StreamSupport.stream(found.spliterator(), false)
                    .map(
                        row ->
                            new KeyRow(
                                row.getUUID(0),
                                row.getString(1),
                                row.getBuffer(2).getDelegate(),
                                row.getOffsetDateTime(3).toInstant()))
                    .toList());
  }

  /** Stores a key unless there is one for its purpose. */
  Uni<Void> storeIfFirst(KeyRow key) {
    return pool.preparedQuery(
            """
            insert into sealing_key (id, purpose, wrapped, created_at)
            select $1, $2, $3, $4
            where not exists (select from sealing_key where purpose = $2)
            on conflict do nothing""")
        .execute(values(key))
        .replaceWithVoid();
  }

  /** Stores a key beside the others of its purpose. */
  Uni<Void> store(KeyRow key) {
    return pool.preparedQuery(
            "insert into sealing_key (id, purpose, wrapped, created_at) values ($1, $2, $3, $4)")
        .execute(values(key))
        .replaceWithVoid();
  }

  private static Tuple values(KeyRow key) {
    return Tuple.of(
        key.id(), key.purpose(), key.wrapped(), key.createdAt().atOffset(ZoneOffset.UTC));
  }
}
