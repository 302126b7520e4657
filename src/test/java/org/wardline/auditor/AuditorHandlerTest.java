package org.wardline.auditor;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.OwnersConnection;
import org.wardline.platform.time.MovableClock;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@QuarkusTest
class AuditorHandlerTest {

  private static final Instant NOW = MovableClock.START;

  @Inject
  @Named("auditor")
  AuditorHandler auditor;

  @Inject
  @ReactiveDataSource("auditor")
  Pool auditorsPool;

  @Inject MovableClock clock;
  @Inject SqsAsyncClient sqs;

  @TestHTTPResource("/q/")
  URI management;

  private OwnersConnection owner;
  private PerfectOrder council;
  private RecordedLog log;

  @BeforeEach
  void plantACouncilInPerfectOrder() {
    clock.reset();
    owner = OwnersConnection.open();
    owner.empty();
    council = new PerfectOrder(owner, NOW).plant();
    log = RecordedLog.of("org.wardline.auditor.AuditorReport");
  }

  @AfterEach
  void leaveNothing() {
    log.close();
    owner.empty();
    owner.close();
    clock.reset();
  }

  @Test
  void the_same_fault_in_two_runs_is_one_finding_and_one_log_line() {
    owner.run("delete from notification_history");
    run();
    clock.advance(Duration.ofMinutes(5));
    run();

    assertThat(owner.ask("select last_seen_at - first_seen_at from finding"))
        .containsExactly("00:05:00");
    assertThat(log.lines())
        .containsExactly(
            "WARN finding: rule=notification-without-history subject=notification:%s todo=%s"
                .formatted(
                    council.notification,
                    "Its history was deleted or never written: compare with the audit trail and"
                        + " restore it."));
  }

  @Test
  void a_fault_that_is_gone_is_cleared_once_and_new_when_it_comes_back() {
    owner.run(
        "update delivery set state = 'failed', settled_at = null where id = ?", council.email);
    run();
    owner.run("update delivery set state = 'sent' where id = ?", council.email);
    clock.advance(Duration.ofMinutes(5));
    run();
    run();
    owner.run("update delivery set state = 'bounced' where id = ?", council.email);
    run();

    assertThat(owner.ask("select cleared_at - first_seen_at from finding order by cleared_at"))
        .containsExactly("00:05:00", null);
    assertThat(log.lines())
        .hasSize(3)
        .element(1)
        .isEqualTo("INFO finding cleared: rule=delivery-failed subject=delivery:" + council.email);
  }

  @Test
  void two_runs_at_the_same_time_find_the_same_once() throws Exception {
    owner.run("delete from notification_history");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<?>> runs =
          Stream.<Future<?>>of(both.submit(this::run), both.submit(this::run)).toList();
      for (Future<?> run : runs) {
        run.get();
      }
    }

    assertThat(owner.ask("select subject from finding")).hasSize(1);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void a_finding_of_a_rule_that_there_is_no_more_is_cleared() {
    owner.run(
        """
        insert into finding (id, rule, subject, first_seen_at, last_seen_at)
        values (gen_random_uuid(), 'former-rule', 'x', ?, ?)
        """,
        NOW,
        NOW);
    run();

    assertThat(owner.ask("select cleared_at is not null from finding")).containsExactly("t");
  }

  @Test
  void of_a_flood_of_faults_the_newest_are_taken_up_first_then_the_rest_and_all_are_counted() {
    plantQuarantined("a", 600);
    run();
    assertThat(owner.ask("select count(*) from finding")).containsExactly("500");
    assertThat(metrics()).contains("wardline_findings{rule=\"quarantined\"} 600.0");

    plantQuarantined("b", 450);
    run();
    assertThat(owner.ask(FLOOD)).containsExactly("a 550", "b 450");
    run();
    assertThat(owner.ask(FLOOD)).containsExactly("a 600", "b 450");
    assertThat(log.lines()).hasSize(1050).doesNotHaveDuplicates();

    owner.run("delete from quarantine");
    run();
    assertThat(owner.ask("select count(*) from finding where cleared_at is null"))
        .containsExactly("0");
  }

  private static final String FLOOD =
      """
      select q.sender || ' ' || count(*) from finding f join quarantine q on f.subject = 'quarantine:' || q.id
      where f.cleared_at is null group by q.sender order by 1
      """;

  /** The later the sender's letter, the newer. */
  private void plantQuarantined(String sender, int messages) {
    owner.run(
        """
        insert into quarantine (id, sender, reason, body, arrived_at)
        select gen_random_uuid(), ?, 'b', '',
          ?::timestamptz - interval '2 hours' + (ascii(?) - 97) * interval '1 hour' - n * interval '1 second'
        from generate_series(1, ?) n
        """,
        sender,
        NOW,
        sender,
        messages);
  }

  @Test
  void the_gauges_tell_findings_rows_ages_and_queues_of_the_latest_run() {
    council.plantCareEvent(UUID.randomUUID(), "accepted", NOW.minus(Duration.ofMinutes(6)));
    List.of("matching-dead-letters", "dispatch").forEach(this::empty);
    sendTo("matching-dead-letters");
    run();

    assertThat(metrics())
        .contains(
            "wardline_findings{rule=\"care-event-undecided\"} 1.0",
            "wardline_findings{rule=\"delivery-late\"} 0.0",
            "wardline_rows{state=\"accepted\",table=\"care_event\"} 1.0",
            "wardline_rows{state=\"in_review\",table=\"care_event\"} 0.0",
            "wardline_rows{state=\"sent\",table=\"delivery_email\"} 1.0",
            "wardline_rows{state=\"sent\",table=\"delivery_desktop\"} 1.0",
            "wardline_rows{state=\"open\",table=\"notification\"} 1.0",
            "wardline_oldest_seconds{state=\"accepted\",table=\"care_event\"} 360.0",
            "wardline_oldest_seconds{state=\"open\",table=\"review\"} 0.0",
            "wardline_queue_messages{queue=\"matching-dead-letters\"} 1.0",
            "wardline_queue_messages{queue=\"dispatch\"} 0.0",
            "wardline_auditor_last_run_seconds 1.7731368E9");

    owner.run("update care_event set state = 'nobody_follows' where state = 'accepted'");
    empty("matching-dead-letters");
    run();
    assertThat(metrics())
        .contains(
            "wardline_findings{rule=\"care-event-undecided\"} 0.0",
            "wardline_rows{state=\"accepted\",table=\"care_event\"} 0.0",
            "wardline_queue_messages{queue=\"matching-dead-letters\"} 0.0");
  }

  @Test
  void the_auditors_role_changes_nothing_but_its_own_tables() {
    List<String> tables =
        owner.ask(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
            """);

    assertThat(tables).contains("notification", "care_event", "audit_entry", "finding");
    assertThat(allowed(tables, "insert"))
        .containsExactlyInAnyOrder(
            "finding", "audit_seal", "audit_sealed_entry", "audit_check", "daily_statement");
    assertThat(allowed(tables, "update"))
        .containsExactlyInAnyOrder("finding", "audit_check", "daily_statement");
    assertThat(allowed(tables, "delete")).isEmpty();
    assertThat(allowed(tables, "truncate")).isEmpty();
  }

  @Test
  void the_auditors_connection_is_refused_a_change() {
    for (String change :
        List.of(
            "update notification set state = 'concluded'",
            "delete from audit_entry",
            "update audit_seal set number = 7",
            "delete from finding",
            "create table mine (id int)")) {
      assertThatThrownBy(() -> auditorsPool.query(change).execute().await().indefinitely())
          .as(change)
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void it_is_live_and_ready_when_database_and_queues_answer() {
    assertThat(get(management.resolve("health/live")).statusCode()).isEqualTo(200);
    assertThat(get(management.resolve("health/ready")).asString())
        .contains("Queues reachable", "Reactive PostgreSQL connections health check")
        .doesNotContain("DOWN");
  }

  private List<String> allowed(List<String> tables, String privilege) {
    return tables.stream()
        .filter(
            table ->
                owner
                    .ask(
                        """
                        select has_table_privilege('wardline_auditor', ?, ?)
                          or has_any_column_privilege('wardline_auditor', ?,
                            case ? when 'update' then 'update' else 'insert' end)
                            and ? in ('insert', 'update')
                        """,
                        table,
                        privilege,
                        table,
                        privilege,
                        privilege)
                    .contains("t"))
        .toList();
  }

  private void run() {
    auditor.handleRequest(new ScheduledEvent(), null);
  }

  private List<String> metrics() {
    return get(management.resolve("metrics")).asString().lines().toList();
  }

  private void sendTo(String queue) {
    sqs.sendMessage(message -> message.queueUrl(url(queue)).messageBody("{}")).join();
  }

  private void empty(String queue) {
    sqs.purgeQueue(request -> request.queueUrl(url(queue))).join();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
  }
}
