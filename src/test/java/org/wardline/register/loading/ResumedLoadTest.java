package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class ResumedLoadTest {
  private static final int ROWS = 1600;

  @Inject Council council;
  @Inject Loading loading;
  @Inject MovableClock clock;

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

    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> loading.load(request(), () -> breaking, () -> false)))
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
            org.assertj.core.api.Assertions.catchThrowable(
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
}
