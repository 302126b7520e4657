package org.wardline.bench;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.Config;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.wardline.Council;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;

/** A register of many invented children, each with number, plan and allocation, loaded by COPY. */
@Singleton
class BigRegister {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(2008, 1, 1);
  private static final int DAYS = 6000;

  private final Config config;
  private final Sealing sealing;
  private final Clock clock;

  BigRegister(Config config, Sealing sealing, Clock clock) {
    this.config = config;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** The invented NHS number of a child; its check digit does not matter here. */
  static String number(int child) {
    return Integer.toString(999_000_000 + child % 1_000_000) + child / 1_000_000;
  }

  static LocalDate born(int child) {
    return FIRST_BIRTH.plusDays(child % DAYS);
  }

  static UUID id(int child) {
    return new UUID(0x57_41_52_44L << 32 | child, Long.MIN_VALUE | child);
  }

  void load(int children) throws SQLException, IOException {
    SealingKeys keys = sealing.keys().await().indefinitely();
    String since = clock.instant().minus(Duration.ofDays(400)).toString();
    String now = clock.instant().toString();
    try (Connection connection =
        DriverManager.getConnection(
            config.getValue("quarkus.flyway.jdbc-url", String.class),
            config.getValue("quarkus.flyway.username", String.class),
            config.getValue("quarkus.flyway.password", String.class))) {
      copy(
          connection,
          "child (id, authority_id, team_id, date_of_birth, recorded_at)",
          children,
          i -> row(id(i), Council.AUTHORITY, Council.LOCALITY, born(i), now));
      copy(
          connection,
          "child_number (child_id, authority_id, number_key, number, status, recorded_at)",
          children,
          i -> row(id(i), Council.AUTHORITY, numberKey(keys, i), "\\\\x00", "current", now));
      copy(
          connection,
          "plan (id, authority_id, child_id, type, started_at, recorded_at)",
          children,
          i -> row(id(i), Council.AUTHORITY, id(i), "CPP", since, now));
      copy(
          connection,
          "allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)",
          children,
          i ->
              row(
                  id(i),
                  Council.AUTHORITY,
                  id(i),
                  Council.ALLOCATED,
                  Council.LOCALITY,
                  since,
                  now));
      connection.createStatement().execute("vacuum analyze");
    }
  }

  private static String numberKey(SealingKeys keys, int child) {
    return "\\\\x" + HexFormat.of().formatHex(Children.numberKey(keys, number(child)));
  }

  private static String row(Object... values) {
    StringBuilder row = new StringBuilder();
    for (Object value : values) {
      row.append(row.isEmpty() ? "" : "\t").append(value);
    }
    return row.append('\n').toString();
  }

  private static void copy(Connection connection, String into, int rows, IntFunction<String> row)
      throws SQLException {
    String table = into.substring(0, into.indexOf(' '));
    // COPY is refused under row-level security, and the owner is bound by it too: it is let off
    // meanwhile
    connection.createStatement().execute("alter table " + table + " no force row level security");
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
    for (int i = 0; i < rows; i++) {
      byte[] line = row.apply(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      copy.writeToCopy(line, 0, line.length);
    }
    copy.endCopy();
    connection.createStatement().execute("alter table " + table + " force row level security");
  }
}
