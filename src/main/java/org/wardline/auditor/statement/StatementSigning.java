package org.wardline.auditor.statement;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Signs statements with the configured Ed25519 key, if there is one. */
@Singleton
class StatementSigning {

  private static final String ALGORITHM = "Ed25519";

  private final Optional<PrivateKey> key;

  StatementSigning(StatementConfig config) {
    this.key = config.signingKey().map(StatementSigning::read);
  }

  Optional<byte[]> sign(String body) {
    return key.map(own -> sign(own, body.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sign(PrivateKey key, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with " + ALGORITHM, e);
    }
  }

  /** The exception does not repeat the setting, which is a secret. */
  private static PrivateKey read(String setting) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(setting);
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wardline.statement.signing-key is no Ed25519 key in PKCS #8, base 64: make one with"
              + " openssl genpkey -algorithm ed25519 -outform DER | base64",
          null);
    }
  }
}
