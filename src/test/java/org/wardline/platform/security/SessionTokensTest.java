package org.wardline.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.platform.sealing.FixedKeys;
import org.wardline.platform.sealing.SigningKeys;

class SessionTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final SigningKeys KEYS = FixedKeys.signing(1);
  private static final Session SESSION =
      new Session(
          UUID.fromString("00000999-0000-4000-8009-000000000001"),
          "subject|1",
          NOW.plusSeconds(60));

  private final String token = SessionTokens.write(SESSION, KEYS);

  @Test
  void what_was_written_is_read() {
    assertThat(SessionTokens.read(token, KEYS, NOW)).contains(SESSION);
  }

  @Test
  void what_an_earlier_key_signed_is_read_as_long_as_it_is_kept() {
    assertThat(SessionTokens.read(token, FixedKeys.signing(2, 1), NOW)).contains(SESSION);
    assertThat(SessionTokens.read(token, FixedKeys.signing(2, 3), NOW)).isEmpty();
  }

  @Test
  void it_holds_the_subject_the_expiry_and_an_id_and_nothing_else() {
    String[] parts = token.split("\\.", -1);

    assertThat(parts).hasSize(4);
    assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
        .isEqualTo("subject|1");
    assertThat(parts[1]).isEqualTo("1773136860");
    assertThat(parts[2]).isEqualTo("00000999-0000-4000-8009-000000000001");
  }

  @Test
  void it_is_over_at_its_expiry() {
    assertThat(SessionTokens.read(token, KEYS, NOW.plusSeconds(59))).isPresent();
    assertThat(SessionTokens.read(token, KEYS, NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void a_later_expiry_cannot_be_written_into_it() {
    assertThat(SessionTokens.read(token.replace(".1773136860.", ".1999999999."), KEYS, NOW))
        .isEmpty();
  }

  @Test
  void another_id_cannot_be_written_into_it() {
    assertThat(SessionTokens.read(token.replace("8009", "800a"), KEYS, NOW)).isEmpty();
  }

  @Test
  void another_subject_cannot_be_written_into_it() {
    String other =
        SessionTokens.write(
            new Session(SESSION.id(), "other", SESSION.expiresAt()), FixedKeys.signing(2));

    assertThat(
            SessionTokens.read(
                other.substring(0, other.indexOf('.')) + token.substring(token.indexOf('.')),
                KEYS,
                NOW))
        .isEmpty();
    assertThat(SessionTokens.read(other, KEYS, NOW)).isEmpty();
  }

  @Test
  void anything_else_is_nobody() {
    assertThat(SessionTokens.read("", KEYS, NOW)).isEmpty();
    assertThat(SessionTokens.read("..", KEYS, NOW)).isEmpty();
    assertThat(SessionTokens.read("a.b.c.d", KEYS, NOW)).isEmpty();
    assertThat(SessionTokens.read("%%%.x.y", KEYS, NOW)).isEmpty();
  }
}
