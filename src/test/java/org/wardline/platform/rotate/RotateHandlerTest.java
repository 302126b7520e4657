package org.wardline.platform.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.time.MovableClock;

/** The sealing key is changed while rows sealed with the one before it stay readable. */
@QuarkusTest
class RotateHandlerTest {

  private static final String TABLE = "care_event";
  private static final Instant LATER_THAN_ANY_TEST = Instant.parse("2040-01-01T10:00:00Z");
  private static final UUID ROW = UUID.fromString("00000000-0000-0000-0000-000000000001");

  @Inject
  @Named("rotate")
  RequestHandler<Map<String, Object>, String> rotate;

  @Inject Sealing sealing;
  @Inject MovableClock clock;

  @AfterEach
  void leaveTheClock() {
    clock.reset();
  }

  @Test
  void a_new_key_seals_once_everybody_has_it_and_the_old_one_still_opens() {
    clock.setTo(LATER_THAN_ANY_TEST.plus(Duration.ofDays(1)));
    byte[] before = seal("before");
    String answer = rotate.handleRequest(Map.of(), null);
    UUID made = UUID.fromString(answer.replaceAll(".*key is ([0-9a-f-]{36});.*", "$1"));

    assertThat(answer).endsWith("it is used in 20 minutes.");
    clock.advance(Duration.ofMinutes(11));
    assertThat(keyOf(seal("meanwhile"))).isEqualTo(keyOf(before)).isNotEqualTo(made);
    clock.advance(Duration.ofMinutes(11));
    byte[] after = seal("after");
    assertThat(keyOf(after)).isEqualTo(made);

    assertThat(open(before)).isEqualTo("before");
    assertThat(open(after)).isEqualTo("after");
  }

  @Test
  void equal_values_are_found_as_before() {
    clock.setTo(LATER_THAN_ANY_TEST);
    byte[] before = keys().index("nhs-number", "9990000018");
    rotate.handleRequest(Map.of(), null);
    clock.advance(Duration.ofMinutes(30));

    assertThat(keys().index("nhs-number", "9990000018")).isEqualTo(before);
  }

  private byte[] seal(String text) {
    return keys().seal(text.getBytes(UTF_8), TABLE, ROW);
  }

  private String open(byte[] sealed) {
    return new String(keys().open(sealed, TABLE, ROW), UTF_8);
  }

  private SealingKeys keys() {
    try {
      return VertxContextSupport.subscribeAndAwait(sealing::keys);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The id of the key, which stands in front of what was sealed. */
  private static UUID keyOf(byte[] sealed) {
    ByteBuffer id = ByteBuffer.wrap(Arrays.copyOfRange(sealed, 1, 17));
    return new UUID(id.getLong(), id.getLong());
  }
}
