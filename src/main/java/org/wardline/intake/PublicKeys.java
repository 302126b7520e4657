package org.wardline.intake;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Reads a public key: a JSON Web Key, or PEM of an RSA, EC or Ed25519 key. */
final class PublicKeys {

  private PublicKeys() {}

  /** The key, or an {@link IllegalArgumentException} that says that it is none. */
  static PublicKey read(String written) {
    return written.strip().startsWith("{") ? readJsonWebKey(written) : readPem(written);
  }

  private static PublicKey readJsonWebKey(String written) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(written).getPublicKey();
    } catch (JoseException noKey) {
      throw new IllegalArgumentException("not a JSON Web Key", noKey);
    }
  }

  private static PublicKey readPem(String written) {
    String base64 = written.replaceAll("-----[A-Z ]+-----", "").replaceAll("(\\\\n|\\s)+", "");
    var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
    return Stream.of("RSA", "EC", "EdDSA")
        .flatMap(algorithm -> find(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a key of RSA, EC or Ed25519"));
  }

  private static Optional<PublicKey> find(String algorithm, X509EncodedKeySpec encoded) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(encoded));
    } catch (InvalidKeySpecException ofAnotherAlgorithm) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("part of every JDK since 15: " + algorithm, e);
    }
  }
}
