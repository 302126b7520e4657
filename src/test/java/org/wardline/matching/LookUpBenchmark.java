package org.wardline.matching;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.Children;

/**
 * Children looked up by name, date of birth and postcode as {@code matching} does it, beside a
 * plain client that does the same indexed look-ups with a prepared statement, on the same server in
 * turn with it, in registers of growing size; writes {@code target/benchmark/look-up.txt}.
 */
@QuarkusTest
class LookUpBenchmark {
  private static final String SIZES =
      System.getProperty("wardline.bench.look-up.children", "10000,1000000");
  private static final int EVENTS = Integer.getInteger("wardline.bench.look-up.events", 2_000);
  private static final String WORK_MEMORY =
      System.getProperty("wardline.bench.look-up.work-memory", "2GB");
  private static final int BATCH = 10;
  private static final double NANOS = 1e9;

  /** The keys are given; nothing is read but the ids. */
  private static final String PLAIN =
      """
      select h.id from unnest(?::bigint[]) as k (key), lateral (
        select c.id from child c
        where child_keys(c.given_name, c.family_name, c.date_of_birth, c.postcode) @> array[k.key]
        limit 50) h
      """;

  @Inject Config config;
  @Inject Council council;
  @Inject Children children;
  @Inject RegisterAnswers answers;
  @Inject Awaiting awaiting;

  private final List<String> report = new ArrayList<>();
  private int loaded;

  @Test
  void measures() throws SQLException, IOException {
    council.open();
    print("children     look-up/s   finding/s  plain look-up/s  look-up/plain  finding/plain");
    for (String size : SIZES.split(",", -1)) {
      boolean first = loaded == 0;
      grow(Integer.parseInt(size.strip()));
      if (first) {
        measure(); // to warm up
      }
      print(measure());
    }
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/look-up.txt"), report, StandardCharsets.UTF_8);
  }

  private void print(String line) {
    report.add(line);
    System.out.println(line);
  }

  /** Without indexes and references, which are made when all children are there. */
  private void grow(int to) throws SQLException, IOException {
    long began = System.nanoTime();
    List<String> indexes =
        council.strings(
            "select indexdef from pg_indexes where tablename = 'child' and indexname <> 'child_pkey'");
    List<String> references =
        council.strings(
            "select 'alter table child add constraint ' || conname || ' ' || pg_get_constraintdef(oid) || ' not valid'"
                + " from pg_constraint where conrelid = 'child'::regclass and contype = 'f'");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table child no force row level security");
      statement.execute(
          """
          do $$ declare gone text; begin
            for gone in select 'drop index ' || indexname from pg_indexes
                where tablename = 'child' and indexname <> 'child_pkey'
              union all select 'alter table child drop constraint ' || conname from pg_constraint
                where conrelid = 'child'::regclass and contype = 'f'
            loop execute gone; end loop; end $$
          """);
      copy(connection, to);
      statement.execute("alter table child force row level security");
      statement.execute("set maintenance_work_mem = '%s'".formatted(WORK_MEMORY));
      for (String made : Stream.of(indexes, references).flatMap(List::stream).toList()) {
        statement.execute(made);
      }
      statement.execute("vacuum analyze child");
    }
    print("%,d children after %.0f s".formatted(to, (System.nanoTime() - began) / NANOS));
  }

  private void copy(Connection connection, int to) throws SQLException, IOException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy child (id, authority_id, team_id, given_name, family_name, date_of_birth, postcode, recorded_at)"
                    + " from stdin");
    for (; loaded < to; loaded++) {
      byte[] line = NamedChild.of(loaded).row().getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(line, 0, line.length);
    }
    copy.endCopy();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        config.getValue("quarkus.flyway.jdbc-url", String.class),
        config.getValue("quarkus.flyway.username", String.class),
        config.getValue("quarkus.flyway.password", String.class));
  }

  private String measure() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement plain = connection.prepareStatement(PLAIN)) {
      List<List<Stored>> batches = batches();
      Map<UUID, Array> keys = keys(connection, batches);
      long[] nanos = new long[3];
      for (int i = 0; i < batches.size(); i++) {
        List<Stored> batch = batches.get(i);
        if (i == batches.size() / 4) {
          Arrays.fill(nanos, 0); // what came before was to warm up
        }
        nanos[0] += took(() -> lookUp(batch));
        nanos[1] += took(() -> find(batch));
        nanos[2] += took(() -> plain(plain, batch, keys));
      }
      double events = BATCH * (batches.size() - batches.size() / 4);
      double[] rates = Arrays.stream(nanos).mapToDouble(n -> events * NANOS / n).toArray();
      return "%,12d %9.0f %11.0f %16.0f %14.2f %14.2f"
          .formatted(
              loaded, rates[0], rates[1], rates[2], rates[0] / rates[2], rates[1] / rates[2]);
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private static long took(Work work) throws SQLException {
    long began = System.nanoTime();
    work.run();
    return System.nanoTime() - began;
  }

  private void lookUp(List<Stored> batch) {
    awaiting.await(
        () ->
            Panache.withTransaction(
                () -> children.findLikely(batch.stream().map(EventKeys::said).toList())));
  }

  /** All that decides about a batch: reading, comparing, and one decision for each event. */
  private void find(List<Stored> batch) {
    Map<UUID, Evidence> evidence =
        batch.stream()
            .collect(
                Collectors.toMap(
                    Stored::id,
                    stored -> new Evidence(null, null, stored.event().subject().dateOfBirth())));
    awaiting.await(
        () ->
            Panache.withTransaction(
                () ->
                    answers
                        .about(batch, evidence, MovableClock.START)
                        .map(decision -> decision.decide(batch, evidence))));
  }

  private static void plain(PreparedStatement plain, List<Stored> batch, Map<UUID, Array> keys)
      throws SQLException {
    for (Stored stored : batch) {
      plain.setArray(1, keys.get(stored.id()));
      try (ResultSet rows = plain.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1, UUID.class);
        }
      }
    }
  }

  private static Map<UUID, Array> keys(Connection connection, List<List<Stored>> batches)
      throws SQLException {
    Map<UUID, Array> keys = new HashMap<>();
    try (PreparedStatement ask = connection.prepareStatement("select child_keys(?, ?, ?, ?)")) {
      for (Stored stored : batches.stream().flatMap(List::stream).toList()) {
        Subject subject = stored.event().subject();
        ask.setString(1, subject.givenName());
        ask.setString(2, subject.familyName());
        ask.setObject(3, subject.dateOfBirth());
        ask.setString(4, subject.postcode());
        try (ResultSet row = ask.executeQuery()) {
          row.next();
          keys.put(stored.id(), row.getArray(1));
        }
      }
    }
    return keys;
  }

  private List<List<Stored>> batches() {
    Random chance = new Random(7);
    List<List<Stored>> batches = new ArrayList<>();
    for (int i = 0; i < EVENTS / BATCH; i++) {
      List<Stored> batch = new ArrayList<>();
      for (int j = 0; j < BATCH; j++) {
        batch.add(stored(NamedChild.of(chance.nextInt(loaded))));
      }
      batches.add(batch);
    }
    return batches;
  }

  private static Stored stored(NamedChild child) {
    CareEvent event =
        AcceptedEvents.event(
            null, child.born(), Kind.ARRIVAL, MovableClock.START.minus(Duration.ofMinutes(1)));
    return new Stored(
        UUID.randomUUID(),
        MovableClock.START,
        new CareEvent(
            event.sender(),
            event.kind(),
            event.occurredAt(),
            event.organisation(),
            event.careSetting(),
            new Subject(
                null, null, null, child.given(), child.family(), child.born(), child.postcode()),
            event.seenBy(),
            null,
            false,
            List.of()),
        Set.of());
  }
}
