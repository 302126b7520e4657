package org.wardline.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardline.messages.CareEvent;
import org.wardline.platform.sealing.Sealing;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Looks at what the intake left in the database and on the queue. */
@Singleton
class IntakeRows {

  private static final String QUEUE = "matching";

  private final Pool pool;
  private final Sealing sealing;
  private final ObjectMapper json;
  private final SqsAsyncClient sqs;

  @ConfigProperty(name = "quarkus.flyway.jdbc-url")
  String url;

  @ConfigProperty(name = "quarkus.flyway.username")
  String owner;

  @ConfigProperty(name = "quarkus.flyway.password")
  String password;

  IntakeRows(Pool pool, Sealing sealing, ObjectMapper json, SqsAsyncClient sqs) {
    this.pool = pool;
    this.sealing = sealing;
    this.json = json;
    this.sqs = sqs;
  }

  /** The audit trail, which the application itself cannot read. */
  List<String> audited() {
    var entries = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(url, owner, password);
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "select actor || ' ' || action || ' ' || detail from audit_entry")) {
      while (found.next()) {
        entries.add(found.getString(1));
      }
      return entries;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empties the tables of the intake, which only their owner may. */
  void erase() {
    try (var connection = DriverManager.getConnection(url, owner, password);
        var statement = connection.createStatement()) {
      statement.execute("truncate care_event, quarantine, feed, audit_entry");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String table) {
    return pool.query("select count(*) from " + table)
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  /** A care event as it is stored, opened. */
  CareEvent careEvent(UUID id) {
    byte[] sealed = bytes("select body from care_event where id = $1", id);
    try {
      return json.readValue(open(sealed, "care_event", id), CareEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only quarantined message, opened. */
  byte[] quarantined() {
    UUID id = only("select id from quarantine").getUUID(0);
    return open(bytes("select body from quarantine where id = $1", id), "quarantine", id);
  }

  String text(String sql) {
    return only(sql).getString(0);
  }

  /** The bodies of all messages that wait on the queue {@code matching}, which is empty then. */
  List<String> announced() {
    String url = queueUrl();
    var bodies = new ArrayList<String>();
    List<Message> received;
    do {
      received =
          sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
              .join()
              .messages();
      received.forEach(message -> bodies.add(message.body()));
      received.forEach(
          message ->
              sqs.deleteMessage(
                      delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()))
                  .join());
    } while (!received.isEmpty());
    return bodies;
  }

  /** Takes the queue {@code matching} away, and tells how to make it again. */
  Map<QueueAttributeName, String> removeQueue() {
    String url = queueUrl();
    var all =
        sqs.getQueueAttributes(
                asked ->
                    asked
                        .queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            QueueAttributeName.REDRIVE_POLICY))
            .join()
            .attributes();
    sqs.deleteQueue(delete -> delete.queueUrl(url)).join();
    return all;
  }

  void restoreQueue(Map<QueueAttributeName, String> attributes) {
    sqs.createQueue(create -> create.queueName(QUEUE).attributes(attributes)).join();
  }

  private String queueUrl() {
    return sqs.getQueueUrl(queue -> queue.queueName(QUEUE)).join().queueUrl();
  }

  private byte[] open(byte[] sealed, String table, UUID id) {
    return sealing.keys().await().indefinitely().open(sealed, table, id);
  }

  private byte[] bytes(String sql, UUID id) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(id))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getBuffer(0)
        .getBytes();
  }

  private Row only(String sql) {
    var rows = pool.query(sql).execute().await().indefinitely();
    if (rows.size() != 1) {
      throw new AssertionError("expected one row, found " + rows.size());
    }
    return rows.iterator().next();
  }
}
