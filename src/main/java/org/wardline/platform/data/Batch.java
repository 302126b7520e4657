package org.wardline.platform.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

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
    return onConnection(
        connection -> connection.update(numbered(sql), new Object[] {asJson(rows)}));
  }

  /** Runs a query over the rows; the query answers one JSON text a row, read as {@code type}. */
  public <T> Uni<List<T>> query(String sql, Collection<?> rows, Class<T> type) {
    return rows.isEmpty()
        ? Uni.createFrom().item(List.of())
        : texts(sql, asJson(rows))
            .map(found -> found.stream().map(row -> read(row, type)).toList());
  }

  /** Runs a query with one text as its parameter; the query answers one text a row. */
  public Uni<List<String>> texts(String sql, String parameter) {
    return onConnection(connection -> connection.select(numbered(sql), new Object[] {parameter}))
        .map(Batch::firstColumn);
  }

  private static List<String> firstColumn(ReactiveConnection.Result rows) {
    List<String> texts = new ArrayList<>(rows.size());
    rows.forEachRemaining(row -> texts.add((String) row[0]));
    return texts;
  }

  /** As PostgreSQL counts parameters. */
  private static String numbered(String sql) {
    return sql.replace("?1", "$1");
  }

  /**
   * Past the query cache of Hibernate Reactive, which finds no native query again (its key has no
   * equality), grows with each and is searched in one long chain. What waits to be written is
   * written before, as for any query.
   */
  private static <T> Uni<T> onConnection(
      Function<ReactiveConnection, CompletionStage<T>> statement) {
    return Panache.getSession()
        .call(Mutiny.Session::flush)
        .chain(
            session ->
                Uni.createFrom()
                    .completionStage(
                        () ->
                            statement.apply(
                                ((MutinySessionImpl) session).getReactiveConnection())));
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
