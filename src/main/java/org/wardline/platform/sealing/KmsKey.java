package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsAsyncClient;

/** Wraps data keys with a key that never leaves AWS KMS. */
final class KmsKey implements KeyWrapping {
  private static final Map<String, String> CONTEXT = Map.of("application", "wardline");

  private final KmsAsyncClient kms;
  private final String keyId;
  private final Duration timeout;

  KmsKey(KmsAsyncClient kms, String keyId, Duration timeout) {
    this.kms = kms;
    this.keyId = keyId;
    this.timeout = timeout;
  }

  @Override
  public Uni<byte[]> wrap(byte[] dataKey) {
    return Uni.createFrom()
        .completionStage(
            () ->
                kms.encrypt(
                    r ->
                        r.keyId(keyId)
                            .encryptionContext(CONTEXT)
                            .plaintext(SdkBytes.fromByteArray(dataKey))))
        .map(response -> response.ciphertextBlob().asByteArray())
        .ifNoItem()
        .after(timeout)
        .fail();
  }

  @Override
  public Uni<byte[]> unwrap(byte[] wrapped) {
    return Uni.createFrom()
        .completionStage(
            () ->
                kms.decrypt(
                    r ->
                        r.keyId(keyId)
                            .encryptionContext(CONTEXT)
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped))))
        .map(response -> response.plaintext().asByteArray())
        .ifNoItem()
        .after(timeout)
        .fail();
  }
}
