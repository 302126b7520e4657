package org.wardline.platform.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random nonce of 12 bytes in front of the cipher text and a tag of 16 bytes
 * behind it.
 */
final class AesGcm {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private AesGcm() {}

  static byte[] seal(SecretKey key, byte[] plain, byte[] associated, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = transform(Cipher.ENCRYPT_MODE, key, nonce, plain, associated);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return all;
  }

  static byte[] open(SecretKey key, byte[] sealed, byte[] associated) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return transform(Cipher.DECRYPT_MODE, key, nonce, rest, associated);
  }

  private static byte[] transform(
      int mode, SecretKey key, byte[] nonce, byte[] bytes, byte[] associated) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new SealBrokenException(e);
    }
  }
}
