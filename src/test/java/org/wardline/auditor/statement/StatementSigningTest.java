package org.wardline.auditor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementSigningTest {

  private record Settings(Optional<String> signingKey) implements StatementConfig {
    @Override
    public LocalTime at() {
      return LocalTime.of(8, 0);
    }

    @Override
    public Optional<List<String>> recipients() {
      return Optional.empty();
    }

    @Override
    public String messageIdDomain() {
      return "wardline.invalid";
    }

    @Override
    public Duration mailTimeout() {
      return Duration.ZERO;
    }

    @Override
    public Duration statementTimeout() {
      return Duration.ZERO;
    }
  }

  @Test
  void what_was_signed_is_verified_by_the_public_key_and_nothing_else_is()
      throws GeneralSecurityException {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());

    byte[] signature = signing(key).sign("events in 3").orElseThrow();

    assertThat(verified(keys, "events in 3", signature)).isTrue();
    assertThat(verified(keys, "events in 4", signature)).isFalse();
  }

  @Test
  void without_a_key_nothing_is_signed() {
    assertThat(new StatementSigning(new Settings(Optional.empty())).sign("events in 3")).isEmpty();
  }

  @Test
  void a_key_that_cannot_be_read_is_not_repeated() {
    assertThatThrownBy(() -> signing("c2VjcmV0"))
        .hasMessageContaining("wardline.statement.signing-key")
        .hasMessageNotContaining("c2VjcmV0")
        .hasNoCause();
  }

  private static StatementSigning signing(String key) {
    return new StatementSigning(new Settings(Optional.of(key)));
  }

  private static boolean verified(KeyPair keys, String body, byte[] signature)
      throws GeneralSecurityException {
    Signature verifying = Signature.getInstance("Ed25519");
    verifying.initVerify(keys.getPublic());
    verifying.update(body.getBytes(StandardCharsets.UTF_8));
    return verifying.verify(signature);
  }
}
