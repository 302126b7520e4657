package org.wardline.platform.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/**
 * Runs set-based statements in the running transaction. The statement reads its rows by {@code
 * jsonb_to_recordset(cast(cast(?1 as text) as jsonb))}; a batch of ten costs one round trip.
 */
@ApplicationScoped
public class Batch {
  private final ObjectMapper json;

  Batch(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Executes a statement over the rows and answers how many rows it changed; no rows, no statement.
   */
  public Uni<Integer> execute(String sql, Collection<?> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    return Panache.getSession()
        .chain(
            session ->
                session.createNativeQuery(sql).setParameter(1, asJson(rows)).executeUpdate());
  }

  /** Runs a query over the rows; the query answers one JSON text a row, read as {@code type}. */
  public <T> Uni<List<T>> query(String sql, Collection<?> rows, Class<T> type) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(sql, String.class)
                    .setParameter(1, asJson(rows))
                    .getResultList())
        .map(found -> found.stream().map(row -> read(row, type)).toList());
  }

  /** Makes new entities persistent; they are written together at the next flush. */
  public Uni<Void> persist(Collection<?> entities) {
    return Panache.getSession().chain(session -> session.persistAll(entities.toArray()));
  }

  private String asJson(Collection<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("rows of a batch must be plain records", e);
    }
  }

  private <T> T read(String row, Class<T> type) {
    try {
      return json.readValue(row, type);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IllegalStateException("a row does not fit " + type.getSimpleName());
    }
  }
}
