package org.wardline.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

/** The key by which pages sign is another each month, and nobody is signed out by that. */
@QuarkusTest
class SigningTest {
  private static final Instant LATER_THAN_ANY_TEST = Instant.parse("2041-01-01T10:00:00Z");

  @Inject Signing signing;
  @Inject Awaiting awaiting;
  @Inject MovableClock clock;

  @AfterEach
  void leaveTheClock() {
    clock.reset();
  }

  @Test
  void a_month_later_another_key_signs_once_everybody_has_it_and_the_one_before_is_still_known() {
    clock.setTo(LATER_THAN_ANY_TEST);
    String first = sign();
    clock.advance(Duration.ofDays(30).minusMinutes(1));
    assertThat(sign()).isEqualTo(first);

    clock.advance(Duration.ofMinutes(11));
    assertThat(sign()).as("just made").isEqualTo(first);
    clock.advance(Duration.ofMinutes(21));
    assertThat(sign()).isNotEqualTo(first);
    assertThat(isSigned(first)).isTrue();

    clock.advance(Duration.ofDays(11));
    assertThat(isSigned(first)).as("long over").isFalse();
  }

  private String sign() {
    return awaiting.await(signing::keys).sign("test", "value");
  }

  private boolean isSigned(String signature) {
    return awaiting.await(signing::keys).isSigned("test", "value", signature);
  }
}
