package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsAsyncClient;

/** Wraps data keys with a key that never leaves AWS KMS. */
final class KmsKey implements KeyWrapping {
  private final KmsAsyncClient kms;
  private final String keyId;
  private final Map<String, String> context;
  private final Duration timeout;

  /**
   * @param application the encryption context, by which rights to the key are told apart
   */
  KmsKey(KmsAsyncClient kms, String keyId, String application, Duration timeout) {
    this.kms = kms;
    this.keyId = keyId;
    this.context = Map.of("application", application);
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
                            .encryptionContext(context)
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
                            .encryptionContext(context)
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped))))
        .map(response -> response.plaintext().asByteArray())
        .ifNoItem()
        .after(timeout)
        .fail();
  }
}
