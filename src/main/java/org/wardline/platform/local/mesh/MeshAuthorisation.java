package org.wardline.platform.local.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks {@code NHSMESH mailbox:nonce:count:time:hash}. */
final class MeshAuthorisation {

  private static final String SCHEME = "NHSMESH ";

  private final MeshStore store;
  private final String sharedKey;

  MeshAuthorisation(MeshStore store, String sharedKey) {
    this.store = store;
    this.sharedKey = sharedKey;
  }

  /** Refuses a request of anybody but this mailbox. */
  void check(String mailbox, String authorization) {
    if (!authorization.startsWith(SCHEME)) {
      throw MeshError.forbidden("Error reading from Authorization header");
    }
    String[] parts = authorization.substring(SCHEME.length()).split(":", -1);
    if (!parts[0].equals(mailbox)) {
      throw MeshError.forbidden("Mailbox id does not match token");
    }
    if (parts.length != 5 || !parts[2].matches("[0-9]+") || !parts[3].matches("[0-9]{12}")) {
      throw MeshError.forbidden("Error reading from Authorization header");
    }
    String password =
        store.password(mailbox).orElseThrow(() -> MeshError.forbidden("No mailbox matched"));
    String signed = String.join(":", parts[0], parts[1], parts[2], password, parts[3]);
    if (!hash(signed).equals(parts[4])) {
      throw MeshError.forbidden("Invalid Authentication Token");
    }
  }

  private String hash(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(sharedKey.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
    }
  }
}
