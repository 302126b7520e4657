package org.wardline;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;

/**
 * An invented council in the database, written as the owner; tests add the children that they need.
 */
@Singleton
public class Council {
  public static final String AUTHORITY = "999";
  public static final UUID LOCALITY = id("locality");
  public static final UUID DUTY_AND_ADVICE = id("duty and advice");
  public static final UUID ALLOCATED = id("allocated");
  public static final UUID DUTY = id("duty");
  public static final UUID MANAGER = id("manager");
  public static final UUID EDS = id("eds");
  public static final UUID SECOND_EDS = id("second eds");
  public static final UUID EDS_MANAGER = id("eds manager");
  public static final UUID SAFEGUARDING = id("safeguarding");
  public static final UUID CUSTODIAN = id("custodian");
  public static final UUID DEPUTY = id("deputy");
  public static final String BACKUP_MAILBOX = "duty-and-advice@exampleshire.example";

  private final KeptConnection owner;
  private final Emptying emptying;
  private final Sealing sealing;
  private final Clock clock;

  Council(
      @ConfigProperty(name = "quarkus.flyway.jdbc-url") String url,
      @ConfigProperty(name = "quarkus.flyway.username") String owner,
      @ConfigProperty(name = "quarkus.flyway.password") String password,
      Sealing sealing,
      Clock clock) {
    this.owner = new KeptConnection(url, owner, password);
    this.emptying = new Emptying(url);
    this.sealing = sealing;
    this.clock = clock;
  }

  /** A fixed id for a name. */
  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Empties every table but the keys, and opens the council with its teams, workers and rota. */
  public void open() {
    empty();
    authority(AUTHORITY);
    team(LOCALITY, "North locality", "locality", null, MANAGER);
    team(DUTY_AND_ADVICE, "Duty & Advice", "duty_and_advice", BACKUP_MAILBOX, MANAGER);
    team(id("eds team"), "Emergency Duty Service", "eds", null, EDS_MANAGER);
    team(id("management team"), "Management", "management", null, SAFEGUARDING);
    worker(ALLOCATED, LOCALITY, "worker");
    worker(DUTY, LOCALITY, "duty");
    worker(MANAGER, LOCALITY, "manager");
    worker(EDS, id("eds team"), "eds");
    worker(SECOND_EDS, id("eds team"), "eds");
    worker(EDS_MANAGER, id("eds team"), "manager");
    worker(SAFEGUARDING, id("management team"), "manager");
    worker(CUSTODIAN, LOCALITY, "worker");
    worker(DEPUTY, LOCALITY, "worker");
    always(LOCALITY, "duty", DUTY);
    always(DUTY_AND_ADVICE, "duty", DUTY);
    always(id("eds team"), "eds", EDS);
    always(id("eds team"), "second_eds", SECOND_EDS);
    always(id("eds team"), "eds_manager", EDS_MANAGER);
    load(clock.instant(), clock.instant());
    execute(
        "insert into rota_check values (?, ?, ?, '2028-12-26') on conflict do nothing",
        AUTHORITY,
        clock.instant(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(400));
  }

  public void empty() {
    emptying.everyTable();
  }

  @PreDestroy
  void close() {
    owner.close();
    emptying.close();
  }

  public void authority(String ods) {
    execute("insert into authority (authority_id, name) values (?, ?)", ods, "Council " + ods);
  }

  private void team(UUID id, String name, String kind, String mailbox, UUID manager) {
    execute(
        """
        insert into team (id, authority_id, name, kind, telephone, mailbox, manager_id)
        values (?, ?, ?, ?, '01632 960001', ?, ?)\
        """,
        id,
        AUTHORITY,
        name,
        kind,
        mailbox,
        manager);
  }

  public void worker(UUID id, UUID team, String role) {
    execute(
        """
        insert into worker (id, authority_id, team_id, name, email, sign_in)
        values (?, ?, ?, ?, ?, ?)\
        """,
        id,
        AUTHORITY,
        team,
        "Worker " + id.toString().substring(0, 4),
        id.toString().substring(0, 8) + "@exampleshire.example",
        "subject-" + id);
    execute("insert into worker_role values (?, ?, ?)", id, AUTHORITY, role);
  }

  /** Somebody is away from then on, or until then. */
  public void away(UUID worker, Instant from, Instant until) {
    execute(
        "insert into absence values (?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        AUTHORITY,
        worker,
        from,
        until);
  }

  /** Somebody covers for somebody else from then on. */
  public void covers(UUID cover, UUID other, Instant from) {
    execute(
        "insert into relationship values (?, ?, 'covers_for', ?, ?, ?, null)",
        UUID.randomUUID(),
        AUTHORITY,
        cover,
        other,
        from);
  }

  private void always(UUID team, String slot, UUID worker) {
    execute(
        """
        insert into shift (id, authority_id, team_id, slot, worker_id, weekdays, starts_at,
          lasts_minutes, from_date)
        values (?, ?, ?, ?, ?, '{1,2,3,4,5,6,7}', '00:00', 1440, '2020-01-01')\
        """,
        UUID.randomUUID(),
        AUTHORITY,
        team,
        slot,
        worker);
  }

  public void load(Instant began, Instant completed) {
    execute(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children)
        values (?, ?, ?, ?, 1)\
        """,
        UUID.randomUUID(),
        AUTHORITY,
        began,
        completed);
  }

  /** A child with an open child protection plan and an allocated worker. */
  public UUID child(String nhsNumber, String localId, LocalDate dateOfBirth) {
    UUID child = register(nhsNumber, localId, dateOfBirth);
    plan(child, "CPP", clock.instant().minusSeconds(86400 * 1000L), null);
    execute(
        """
        insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        UUID.randomUUID(),
        AUTHORITY,
        child,
        ALLOCATED,
        LOCALITY,
        clock.instant().minusSeconds(86400 * 900L),
        clock.instant());
    return child;
  }

  /** A child without plan or allocation. */
  public UUID register(String nhsNumber, String localId, LocalDate dateOfBirth) {
    SealingKeys keys = sealing.keys().await().indefinitely();
    UUID child = UUID.randomUUID();
    execute(
        """
        insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth,
          local_id_key, recorded_at)
        values (?, ?, ?, 'Zephyrine', 'Quillfeather', ?, ?, ?)\
        """,
        child,
        AUTHORITY,
        LOCALITY,
        dateOfBirth,
        localId == null ? null : Children.localIdKey(keys, AUTHORITY, localId),
        clock.instant());
    if (nhsNumber != null) {
      execute(
          "insert into child_number values (?, ?, ?, ?, 'current', ?)",
          child,
          AUTHORITY,
          Children.numberKey(keys, nhsNumber),
          keys.seal(
              nhsNumber.getBytes(java.nio.charset.StandardCharsets.UTF_8), "child_number", child),
          clock.instant());
    }
    return child;
  }

  /** The key under which the register finds a local id of this council. */
  public byte[] localIdKey(String localId) {
    return Children.localIdKey(sealing.keys().await().indefinitely(), AUTHORITY, localId);
  }

  public void plan(UUID child, String type, Instant started, Instant ended) {
    execute(
        """
        insert into plan (id, authority_id, child_id, type, started_at, ended_at, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?)\
        """,
        UUID.randomUUID(),
        AUTHORITY,
        child,
        type,
        started,
        ended,
        clock.instant());
  }

  /** Runs one statement as the owner. */
  public void execute(String sql, Object... values) {
    executeForEach(sql, List.<Object[]>of(values));
  }

  /** Runs one statement as the owner for each row of values. */
  public void executeForEach(String sql, List<Object[]> rows) {
    owner.run(sql, connection -> execute(connection, sql, rows));
  }

  private static Void execute(Connection connection, String sql, List<Object[]> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] values : rows) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, asJdbc(values[i]));
        }
        statement.execute();
      }
      return null;
    }
  }

  /** The first column of every row, as text. */
  public List<String> strings(String sql) {
    return owner.run(sql, connection -> strings(connection, sql));
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static Object asJdbc(Object value) {
    return value instanceof Instant instant
        ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
        : value;
  }
}
