package org.wardline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class SendersTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final KeyPair RSA = pair("RSA");
  private static final KeyPair EC = pair("EC");
  private static final KeyPair ED = pair("Ed25519");
  private static final KeyPair STRANGER = pair("RSA");

  private final Senders senders =
      new Senders(
          new Settings(
              Map.of(
                  "rsa", known(Optional.empty(), Optional.of(pem(RSA.getPublic())), "RXX"),
                  "ec", known(Optional.empty(), Optional.of(jwk(EC.getPublic())), "RYY"),
                  "ed", known(Optional.empty(), Optional.of(pem(ED.getPublic())), "RZZ"),
                  "keyed",
                      known(Optional.of(sha256("open sesame")), Optional.empty(), "rxx", " RYY"),
                  "other", known(Optional.of(sha256("another key")), Optional.empty(), "*"))),
          CLOCK);

  @Test
  void a_token_signed_with_the_senders_own_key_is_known_by_its_issuer() {
    assertThat(bearer(token("rsa", "RS256", RSA))).contains(sender("rsa", Set.of("RXX")));
    assertThat(bearer(token("rsa", "PS256", RSA))).contains(sender("rsa", Set.of("RXX")));
    assertThat(bearer(token("ec", "ES256", EC))).contains(sender("ec", Set.of("RYY")));
    assertThat(bearer(token("ed", "EdDSA", ED))).contains(sender("ed", Set.of("RZZ")));
  }

  @Test
  void a_token_signed_with_another_key_is_not_known() {
    assertThat(bearer(token("rsa", "RS256", STRANGER))).isEmpty();
    assertThat(bearer(token("ec", "RS256", RSA))).isEmpty();
    assertThat(bearer(token("rsa", "EdDSA", ED))).isEmpty();
    assertThat(bearer(token("nobody", "RS256", RSA))).isEmpty();
    assertThat(bearer(token("keyed", "RS256", RSA))).isEmpty();
  }

  @Test
  void only_the_account_of_the_settings_puts_a_senders_events_on_the_bus() {
    assertThat(senders.byAccount("rsa", "111122223333")).contains(sender("rsa", Set.of("RXX")));
    assertThat(senders.byAccount("rsa", "999999999999")).isEmpty();
    assertThat(senders.byAccount("rsa", null)).isEmpty();
    assertThat(senders.byAccount("nobody", "111122223333")).isEmpty();
  }

  @Test
  void only_a_sender_whose_settings_say_so_has_a_folder() {
    assertThat(senders.byFolder("other")).contains(sender("other", Set.of("*")));
    assertThat(senders.byFolder("rsa")).isEmpty();
    assertThat(senders.byFolder("nobody")).isEmpty();
  }

  @Test
  void other_algorithms_than_the_four_are_not_accepted() {
    assertThat(bearer(token("rsa", "RS512", RSA))).isEmpty();
    assertThat(bearer(signed(claims("rsa"), "none", null))).isEmpty();
    assertThat(bearer(signed(claims("rsa"), "HS256", new HmacKey(RSA.getPublic().getEncoded()))))
        .isEmpty();
    assertThat(
            bearer(
                signed(claims("rsa"), "HS256", new HmacKey(pem(RSA.getPublic()).getBytes(UTF_8)))))
        .isEmpty();
  }

  @Test
  void a_token_for_somebody_else_or_for_nobody_is_not_accepted() {
    JwtClaims elsewhere = claims("rsa");
    elsewhere.setAudience("elsewhere");
    JwtClaims nowhere = claims("rsa");
    nowhere.unsetClaim("aud");

    assertThat(bearer(signed(elsewhere, "RS256", RSA.getPrivate()))).isEmpty();
    assertThat(bearer(signed(nowhere, "RS256", RSA.getPrivate()))).isEmpty();
  }

  @Test
  void a_token_expires_a_minute_after_its_time_and_must_say_when_within_the_hour() {
    assertThat(bearer(expiring(NOW.minusSeconds(59)))).isPresent();
    assertThat(bearer(expiring(NOW.minusSeconds(61)))).isEmpty();
    assertThat(bearer(expiring(NOW.plusSeconds(3600)))).isPresent();
    assertThat(bearer(expiring(NOW.plusSeconds(3700)))).isEmpty();
    JwtClaims everlasting = claims("rsa");
    everlasting.unsetClaim("exp");
    assertThat(bearer(signed(everlasting, "RS256", RSA.getPrivate()))).isEmpty();
  }

  @Test
  void a_token_is_not_accepted_before_its_time() {
    JwtClaims later = claims("rsa");
    later.setNotBefore(NumericDate.fromMilliseconds(NOW.plusSeconds(61).toEpochMilli()));

    assertThat(bearer(signed(later, "RS256", RSA.getPrivate()))).isEmpty();
  }

  @Test
  void a_token_that_was_changed_or_is_none_is_not_accepted() {
    String token = token("rsa", "RS256", RSA);
    String[] parts = token.split("\\.", -1);
    String changed =
        new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
            .replace("wardline\"", "wardline\",\"x\":1");
    String encoded =
        Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8));

    assertThat(bearer(parts[0] + "." + encoded + "." + parts[2])).isEmpty();
    assertThat(bearer(parts[0] + "." + parts[1] + ".")).isEmpty();
    for (String none : List.of("", ".", "..", "a.b.c", "a.b.c.d.e", "\u0000..", "e30.e30.e30")) {
      assertThat(bearer(none)).isEmpty();
    }
  }

  @Test
  void an_API_key_is_known_by_its_hash() {
    assertThat(apiKey("open sesame")).contains(sender("keyed", Set.of("RXX", "RYY")));
    assertThat(apiKey("another key")).contains(sender("other", Set.of("*")));
    assertThat(apiKey("open sesame ")).isEmpty();
    assertThat(apiKey(sha256("open sesame"))).isEmpty();
    assertThat(apiKey("")).isEmpty();
  }

  @Test
  void a_bad_authorization_is_not_healed_by_an_API_key() {
    assertThat(find(Map.of("Authorization", "Bearer x", "X-Api-Key", "open sesame"))).isEmpty();
    assertThat(find(Map.of("Authorization", "Basic x", "X-Api-Key", "open sesame"))).isEmpty();
  }

  @Test
  void no_credentials_are_nobody() {
    assertThat(find(Map.of())).isEmpty();
    assertThat(senders.find(new Headers(null))).isEmpty();
  }

  @Test
  void settings_that_are_no_key_stop_the_start() {
    var noKey = new Settings(Map.of("a", known(Optional.empty(), Optional.of("nonsense"), "*")));
    var shortHash = new Settings(Map.of("a", known(Optional.of("abcd"), Optional.empty(), "*")));

    assertThatThrownBy(() -> new Senders(noKey, CLOCK))
        .hasMessage("the public key of sender a is not one");
    assertThatThrownBy(() -> new Senders(shortHash, CLOCK))
        .hasMessage("the API key of a needs a SHA-256");
  }

  private Optional<Sender> bearer(String token) {
    return find(Map.of("authorization", "Bearer " + token));
  }

  private Optional<Sender> apiKey(String key) {
    return find(Map.of("x-api-key", key));
  }

  private Optional<Sender> find(Map<String, String> headers) {
    return senders.find(new Headers(new HashMap<>(headers)));
  }

  private static String token(String issuer, String algorithm, KeyPair keys) {
    return signed(claims(issuer), algorithm, keys.getPrivate());
  }

  private static String expiring(Instant at) {
    JwtClaims claims = claims("rsa");
    claims.setExpirationTime(NumericDate.fromMilliseconds(at.toEpochMilli()));
    return signed(claims, "RS256", RSA.getPrivate());
  }

  private static JwtClaims claims(String issuer) {
    var claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience("wardline");
    claims.setExpirationTime(NumericDate.fromMilliseconds(NOW.plusSeconds(300).toEpochMilli()));
    return claims;
  }

  private static String signed(JwtClaims claims, String algorithm, Key key) {
    var signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setDoKeyValidation(false);
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair(String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String jwk(PublicKey key) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(key)
          .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    try {
      byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "%064x".formatted(new BigInteger(1, hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IntakeConfig.KnownSender known(
      Optional<String> apiKeySha256, Optional<String> publicKey, String... organisations) {
    return new Known(apiKeySha256, publicKey, List.of(organisations));
  }

  private record Known(
      Optional<String> apiKeySha256, Optional<String> publicKey, List<String> organisations)
      implements IntakeConfig.KnownSender {

    @Override
    public Optional<String> awsAccount() {
      return Optional.of("111122223333");
    }

    @Override
    public boolean files() {
      return publicKey.isEmpty();
    }

    @Override
    public Duration silentAfter() {
      return Duration.ofDays(7);
    }
  }

  private record Settings(Map<String, IntakeConfig.KnownSender> senders) implements IntakeConfig {

    @Override
    public MemorySize maxBody() {
      return new MemorySize(BigInteger.valueOf(2_000_000));
    }

    @Override
    public String audience() {
      return "wardline";
    }

    @Override
    public Duration futureTolerance() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration announceTimeout() {
      return Duration.ofSeconds(10);
    }

    @Override
    public boolean testNumbers() {
      return false;
    }
  }

  private static Sender sender(String id, Set<String> organisations) {
    return new Sender(id, organisations, Duration.ofDays(7), id.equals("synthetic"));
  }
}
