package org.wardline.platform.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.kms.KmsAsyncClient;

/**
 * What wraps keys: AWS KMS, or the key file where there is none. What is wrapped for one use does
 * not open for the other, and whoever may ask KMS for the one need not be allowed the other.
 */
@ApplicationScoped
class KeyWrappings {
  private static final byte[] OF_THE_FIRST_FILES = {};

  /** Which keys are wrapped. */
  enum Use {
    SEALING("wardline"),
    SIGNING("wardline-sessions");

    private final String application;

    Use(String application) {
      this.application = application;
    }

    private byte[] place() {
      return this == SEALING ? OF_THE_FIRST_FILES : application.getBytes(StandardCharsets.UTF_8);
    }
  }

  private final SealingConfig config;
  private final Instance<KmsAsyncClient> kms;

  KeyWrappings(SealingConfig config, Instance<KmsAsyncClient> kms) {
    this.config = config;
    this.kms = kms;
  }

  KeyWrapping of(Use use) {
    return config
        .kmsKey()
        .<KeyWrapping>map(key -> new KmsKey(kms.get(), key, use.application, config.timeout()))
        .orElseGet(() -> new LocalKeyFile(config.keyFile(), use.place()));
  }
}
