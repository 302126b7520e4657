package org.wardline.dispatch.push;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wardline.teams.Device;

/** A worker's device: has its own keys, and reads what was encrypted for it (RFC 8291). */
final class Phone {
  private static final int SALT = 16;
  private static final int HEADER = SALT + 4 + 1;
  private static final int POINT = 65;
  private static final int COORDINATE = 32;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final byte[] secret = new byte[SALT];

  Phone() {
    keys = keyPair();
    new SecureRandom().nextBytes(secret);
  }

  /** On P-256, the only curve of push messages. */
  static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Device at(String endpoint) {
    return new Device(endpoint, ENCODER.encodeToString(point()), ENCODER.encodeToString(secret));
  }

  private byte[] point() {
    return point((ECPublicKey) keys.getPublic());
  }

  /** A key as browsers and push services write it (SEC 1, uncompressed). */
  static byte[] point(ECPublicKey key) {
    ECPoint w = key.getW();
    return ByteBuffer.allocate(POINT)
        .put((byte) 4)
        .put(coordinate(w.getAffineX()))
        .put(coordinate(w.getAffineY()))
        .array();
  }

  /** A number of the curve, in 32 bytes. */
  static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }

  /** What the message says. */
  String read(byte[] body) {
    try {
      byte[] salt = Arrays.copyOf(body, SALT);
      byte[] sender = Arrays.copyOfRange(body, HEADER, HEADER + POINT);
      byte[] shared = hmac(secret, agree(sender));
      byte[] input =
          hmac(
              shared,
              join("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point(), sender, one()));
      byte[] key = hmac(salt, input);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(Arrays.copyOf(derive(key, "aes128gcm"), SALT), "AES"),
          new GCMParameterSpec(128, Arrays.copyOf(derive(key, "nonce"), 12)));
      byte[] padded = cipher.doFinal(body, HEADER + POINT, body.length - HEADER - POINT);
      int end = padded.length - 1;
      while (padded[end] == 0) {
        end--;
      }
      return new String(padded, 0, end, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not encrypted for this device", e);
    }
  }

  private byte[] agree(byte[] sender) throws GeneralSecurityException {
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(sender, 1, 1 + COORDINATE)),
            new BigInteger(1, Arrays.copyOfRange(sender, 1 + COORDINATE, POINT)));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(point, ((ECPublicKey) keys.getPublic()).getParams())),
        true);
    return agreement.generateSecret();
  }

  private static byte[] derive(byte[] key, String purpose) throws GeneralSecurityException {
    return hmac(
        key,
        join(("Content-Encoding: " + purpose + "\0").getBytes(StandardCharsets.US_ASCII), one()));
  }

  private static byte[] one() {
    return new byte[] {1};
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
