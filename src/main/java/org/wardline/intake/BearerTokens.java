package org.wardline.intake;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Checks signed tokens: the issuer is a sender and signed with that sender's key, for us, and the
 * token has not expired (60 seconds of clock skew allowed) and will within the hour. Only
 * asymmetric signatures count.
 */
final class BearerTokens {

  private static final int CLOCK_SKEW_SECONDS = 60;
  private static final int LONGEST_MINUTES = 60;

  private final Map<String, PublicKey> keys;
  private final String audience;
  private final Clock clock;
  private final JwtConsumer unchecked =
      new JwtConsumerBuilder()
          .setSkipAllValidators()
          .setDisableRequireSignature()
          .setSkipSignatureVerification()
          .build();

  /** Checks tokens by the senders' keys, made for this audience. */
  BearerTokens(Map<String, PublicKey> keys, String audience, Clock clock) {
    this.keys = Map.copyOf(keys);
    this.audience = audience;
    this.clock = clock;
  }

  /** The sender who issued the token, or empty if it is not valid. */
  Optional<String> findIssuer(String token) {
    if (token.chars().filter(c -> c == '.').count() != 2) {
      return Optional.empty();
    }
    try {
      String issuer = unchecked.processToClaims(token).getIssuer();
      if (issuer == null || !keys.containsKey(issuer)) {
        return Optional.empty();
      }
      consumer(issuer).processToClaims(token);
      return Optional.of(issuer);
    } catch (InvalidJwtException | MalformedClaimException notValid) {
      return Optional.empty();
    }
  }

  private JwtConsumer consumer(String issuer) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(
            PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.EDDSA)
        .setVerificationKey(keys.get(issuer))
        .setExpectedIssuer(issuer)
        .setExpectedAudience(audience)
        .setRequireExpirationTime()
        .setMaxFutureValidityInMinutes(LONGEST_MINUTES)
        .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .build();
  }
}
