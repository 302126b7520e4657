package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class ResumedLoadTest {
  private static final int ROWS = 1600;

  @Inject Council council;
  @Inject Loading loading;
  @Inject LoadService service;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;
  @Inject Config config;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  private static byte[] file() {
    StringBuilder text = new StringBuilder("local_id,family_name,given_name,date_of_birth\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("L-%d,Family%c,Given,2015-03-04\n".formatted(i, 'a' + i % 26));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private LoadRequest request() {
    return LoadRequest.of(Council.AUTHORITY, true, MovableClock.START, "file", "1");
  }

  @Test
  void a_load_whose_time_is_up_again_and_again_ends_as_one_that_ran_through() {
    Load load;
    int runs = 0;
    do {
      AtomicInteger steps = new AtomicInteger();
      int enough = 600 * (runs + 1);
      load =
          loading.load(
              request(),
              () -> new ByteArrayInputStream(file()),
              () -> steps.incrementAndGet() > enough);
      runs++;
    } while (!load.state().isSettled() && runs < 20);

    assertThat(load.state()).isEqualTo(Load.State.COMPLETE);
    assertThat(runs).isGreaterThan(2);
    assertThat(load.rowsRead()).isEqualTo(ROWS);
    assertThat(council.strings("select count(*) from child")).containsExactly("" + ROWS);
    assertThat(council.strings("select count(*) from child_history")).containsExactly("" + ROWS);
    assertThat(council.strings("select distinct outcome from register_row"))
        .containsExactly("accepted");
  }

  @Test
  void a_file_that_cannot_be_read_for_a_while_is_read_on_by_the_next_attempt() {
    byte[] bytes = file();
    InputStream breaking =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            if (pos > bytes.length / 2) {
              throw new IllegalStateException("connection reset");
            }
            return super.read(into, offset, Math.min(length, 1000));
          }
        };

    assertThat(catchThrowable(() -> loading.load(request(), () -> breaking, () -> false)))
        .hasMessage("connection reset");
    clock.advance(Duration.ofMinutes(3));
    Load load = loading.load(request(), () -> new ByteArrayInputStream(bytes), () -> false);

    assertThat(load.state()).isEqualTo(Load.State.COMPLETE);
    assertThat(council.strings("select count(*) from child")).containsExactly("" + ROWS);
  }

  @Test
  void two_loads_of_one_council_do_not_run_at_the_same_time() throws IOException {
    LoadRequest other = LoadRequest.of(Council.AUTHORITY, false, MovableClock.START, "other", "1");

    assertThat(
            catchThrowable(
                () ->
                    loading.load(
                        request(),
                        () -> {
                          loading.load(other, () -> new ByteArrayInputStream(file()), () -> false);
                          return new ByteArrayInputStream(file());
                        },
                        () -> false)))
        .hasMessageContaining("RegisterBusyException");
    assertThat(council.strings("select id from child")).isEmpty();
  }

  /** The bytes of a file, and something that happens when its end is read. */
  private static InputStream ending(byte[] bytes, Runnable atEnd) {
    return new ByteArrayInputStream(bytes) {
      private boolean ended;

      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        int read = super.read(into, offset, length);
        if (read < 0 && !ended) {
          ended = true;
          atEnd.run();
        }
        return read;
      }
    };
  }

  @Test
  void a_process_whose_load_another_one_took_up_leaves_it_to_that_one() {
    AtomicReference<Load> other = new AtomicReference<>();
    Runnable takeUp =
        () -> {
          clock.advance(Duration.ofMinutes(3));
          other.set(loading.load(request(), () -> new ByteArrayInputStream(file()), () -> false));
        };

    assertThat(
            catchThrowable(
                () -> loading.load(request(), () -> ending(file(), takeUp), () -> false)))
        .hasMessageContaining("RegisterBusyException");

    assertThat(other.get().state()).isEqualTo(Load.State.COMPLETE);
    assertThat(
            council.strings(
                "select state || ' ' || rows_read from register_load where file = 'file'"))
        .containsExactly("complete " + ROWS);
  }

  @Test
  void a_process_does_not_end_the_lease_of_the_one_that_took_up_its_load() {
    AtomicBoolean takenUp = new AtomicBoolean();
    BooleanSupplier takeUp =
        () -> {
          if (takenUp.compareAndSet(false, true)) {
            clock.advance(Duration.ofMinutes(3));
            awaiting.await(() -> service.begin(request()));
          }
          return true;
        };
    Throwable former =
        catchThrowable(
            () -> loading.load(request(), () -> new ByteArrayInputStream(file()), takeUp));

    assertThat(
            catchThrowable(
                () -> loading.load(other(), () -> new ByteArrayInputStream(file()), () -> false)))
        .hasMessageContaining("RegisterBusyException");
    assertThat(former).hasMessageContaining("RegisterBusyException");
  }

  @Test
  void no_other_load_begins_while_a_statement_over_the_whole_register_runs() throws Exception {
    byte[] nobody = "local_id,family_name\n".getBytes(StandardCharsets.UTF_8);
    LoadRequest slow = LoadRequest.of(Council.AUTHORITY, false, MovableClock.START, "slow", "1");
    try (ExecutorService threads = Executors.newCachedThreadPool();
        Connection locker = connect()) {
      locker.setAutoCommit(false);
      locker.createStatement().execute("lock table plan in exclusive mode");
      Future<Load> load =
          threads.submit(
              () -> loading.load(slow, () -> new ByteArrayInputStream(nobody), () -> false));
      while (council.strings("select 1 from pg_locks where not granted").isEmpty()) {
        Thread.sleep(20);
      }
      clock.advance(Duration.ofMinutes(4));
      Future<Load> meanwhile =
          threads.submit(
              () -> loading.load(other(), () -> new ByteArrayInputStream(nobody), () -> false));
      Throwable met = catchThrowable(() -> meanwhile.get(20, TimeUnit.SECONDS));
      locker.rollback();

      assertThat(load.get().state()).isEqualTo(Load.State.COMPLETE);
      assertThat(met).hasMessageContaining("RegisterBusyException");
    }
  }

  private static LoadRequest other() {
    return LoadRequest.of(Council.AUTHORITY, false, MovableClock.START, "other", "1");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        config.getValue("quarkus.flyway.jdbc-url", String.class),
        config.getValue("quarkus.flyway.username", String.class),
        config.getValue("quarkus.flyway.password", String.class));
  }
}
