package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Where register files lie: a bucket, or a directory where there is none. A file that is put there
 * starts function {@code loading}. It blocks its thread.
 */
@ApplicationScoped
class RegisterFiles {
  private final RegisterFilesConfig config;
  private final Instance<S3AsyncClient> s3;

  RegisterFiles(RegisterFilesConfig config, Instance<S3AsyncClient> s3) {
    this.config = config;
    this.s3 = s3;
  }

  /** The bytes of a file, from their beginning. */
  InputStream open(String key) throws IOException {
    if (config.bucket().isEmpty()) {
      return Files.newInputStream(inDirectory(key));
    }
    return s3.get()
        .getObject(
            request -> request.bucket(config.bucket().get()).key(key),
            AsyncResponseTransformer.toBlockingInputStream())
        .join();
  }

  /** Puts a file there as a whole, or not at all. */
  void put(String key, Path content) throws IOException {
    if (config.bucket().isPresent()) {
      s3.get()
          .putObject(
              request -> request.bucket(config.bucket().get()).key(key),
              AsyncRequestBody.fromFile(content))
          .join();
      return;
    }
    Path file = inDirectory(key);
    Path directory = Files.createDirectories(file.getParent());
    Path whole = Files.createTempFile(directory, ".", UUID.randomUUID().toString());
    Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path inDirectory(String key) {
    Path root = config.directory().toAbsolutePath().normalize();
    Path file = root.resolve(key).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("a register file lies in its directory");
    }
    return file;
  }
}
