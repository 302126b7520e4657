package org.wardline.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.OwnersConnection;
import org.wardline.TestQueues;
import org.wardline.auditor.chain.AuditChain;
import org.wardline.auditor.statement.Statements;
import org.wardline.platform.http.HttpCalls;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.DemoCouncil;

/** What the auditor says to the world outside: it is alive, and somebody was seen who is nobody. */
@QuarkusTest
class OutsideTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private record Played(Optional<URI> intake) implements SyntheticConfig {
    @Override
    public Optional<String> apiKey() {
      return Optional.of("synthetic-key");
    }

    @Override
    public String nhsNumber() {
      return "9990000158";
    }

    @Override
    public LocalDate dateOfBirth() {
      return LocalDate.of(2010, 1, 1);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(20);
    }
  }

  @Inject HttpCalls calls;
  @Inject ObjectMapper json;
  @Inject MovableClock clock;
  @Inject Awaiting awaiting;
  @Inject DemoCouncil demo;
  @Inject TestQueues queues;
  @Inject AuditorService auditor;
  @Inject AuditorReport report;
  @Inject AuditChain chain;
  @Inject Statements statements;
  @Inject DeadMansSwitch deadMansSwitch;

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private HttpServer outside;
  private OwnersConnection owner;
  private RecordedLog log;

  @BeforeEach
  void listen() throws IOException {
    clock.reset();
    owner = OwnersConnection.open();
    owner.empty();
    log = RecordedLog.of("org.wardline.auditor");
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestMethod()
                  + ' '
                  + exchange.getRequestURI()
                  + ' '
                  + exchange.getRequestBody().readAllBytes().length);
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    outside.start();
  }

  @AfterEach
  void leaveNothing() {
    outside.stop(0);
    log.close();
    owner.empty();
    owner.close();
    clock.reset();
  }

  @Test
  void the_dead_mans_switch_is_held_by_an_empty_call() {
    hold("/ping/3f1c");

    assertThat(heard).containsExactly("POST /ping/3f1c 0");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void a_switch_that_refuses_or_is_away_is_logged_and_harms_nothing() {
    answer = 404;
    hold("/ping/gone");
    outside.stop(0);
    hold("/ping/3f1c");

    assertThat(log.lines())
        .hasSize(2)
        .first()
        .isEqualTo("WARN dead-man's switch refused: status=404");
  }

  @Test
  void a_synthetic_attendance_goes_through_the_whole_line_once_a_quarter_and_is_measured() {
    queues.empty("matching");
    queues.empty("dispatch");
    awaiting.await(demo::load);
    clock.advance(Duration.ofMinutes(7));
    play(intake());
    clock.advance(Duration.ofMinutes(5));
    play(intake());

    assertThat(queues.drain("matching")).isOne();
    assertThat(queues.drain("dispatch")).isPositive();
    assertThat(owner.ask("select authority_id from notification")).containsExactly("SYNTHETIC");
    clock.advance(Duration.ofMinutes(3));
    play(intake());
    assertThat(queues.drain("matching")).isOne();
    assertThat(owner.ask("select authority_id from notification")).hasSize(2);

    Look look = awaiting.await(auditor::look);
    assertThat(look.synthetic()).hasValue(Duration.ofMinutes(5));
    assertThat(found()).isEmpty();
  }

  @Test
  void two_days_of_attendances_leave_nothing_open_and_nothing_to_find_by_any_rule() {
    queues.empty("matching");
    queues.empty("dispatch");
    awaiting.await(demo::load);
    Watch watch = new Watch(auditor, report, attendance(intake()));
    AuditorHandler handler = new AuditorHandler(awaiting, chain, statements, watch, deadMansSwitch);
    for (int attendance = 0; attendance < 8; attendance++) {
      clock.setTo(MovableClock.START.plus(Duration.ofHours(6L * attendance)));
      run(handler);
      clock.advance(Duration.ofMinutes(6));
      run(handler);
    }

    assertThat(owner.ask("select state || ' ' || count(*) from notification group by state"))
        .containsExactlyInAnyOrder("withdrawn 7", "open 1");
    assertThat(
            owner.ask(
                "select rule || ' ' || subject from finding where cleared_at is null and rule not like 'register-%'"))
        .isEmpty();
  }

  /** What the line does about what the auditor's run sends, and the next tick. */
  private void run(AuditorHandler handler) {
    handler.handleRequest(new ScheduledEvent(), null);
    queues.drain("matching");
    queues.drain("dispatch");
    queues.tick("escalation");
    queues.drain("dispatch");
  }

  @Test
  void an_attendance_that_nobody_was_told_of_after_five_minutes_is_found() {
    queues.empty("matching");
    awaiting.await(demo::load);
    play(intake());
    clock.advance(Duration.ofMinutes(5));
    awaiting.await(auditor::look);

    assertThat(found()).containsExactly("synthetic-late synthetic:2026-03-10T10:00Z");
  }

  @Test
  void an_intake_that_refuses_is_logged_and_harms_nothing() {
    answer = 503;
    play(URI.create("http://localhost:" + outside.getAddress().getPort() + "/care-events"));

    assertThat(log.lines()).containsExactly("WARN synthetic event refused: status=503");
  }

  private void hold(String path) {
    URI url = URI.create("http://localhost:" + outside.getAddress().getPort() + path);
    awaiting.await(() -> new DeadMansSwitch(calls, Optional.of(url), TIMEOUT).hold());
  }

  private void play(URI intake) {
    awaiting.await(attendance(intake)::play);
  }

  private SyntheticAttendance attendance(URI intake) {
    return new SyntheticAttendance(calls, json, clock, new Played(Optional.of(intake)));
  }

  private static URI intake() {
    return URI.create(
        ConfigProvider.getConfig().getValue("test.url", String.class) + "/care-events");
  }

  private List<String> found() {
    return owner.ask(
        "select rule || ' ' || subject from finding where cleared_at is null and rule like"
            + " 'synthetic%'");
  }
}
