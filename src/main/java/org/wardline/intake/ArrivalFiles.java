package org.wardline.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The files that senders put into their folders: a bucket, or a directory where there is none. */
@ApplicationScoped
class ArrivalFiles {

  private static final int NOT_THERE = 404;

  private final ArrivalsConfig config;
  private final Instance<S3AsyncClient> s3;

  ArrivalFiles(ArrivalsConfig config, Instance<S3AsyncClient> s3) {
    this.config = config;
    this.s3 = s3;
  }

  /** The bytes of the very version that was told of; empty if it is there no more. */
  Uni<Optional<byte[]>> find(Origin.File file) {
    return config
        .bucket()
        .map(bucket -> inBucket(bucket, file))
        .orElseGet(() -> Uni.createFrom().item(() -> inDirectory(file)));
  }

  private Uni<Optional<byte[]>> inBucket(String bucket, Origin.File file) {
    return Uni.createFrom()
        .completionStage(
            () ->
                s3.get()
                    .getObject(
                        request ->
                            request
                                .bucket(bucket)
                                .key(file.key())
                                .versionId(file.version())
                                .overrideConfiguration(
                                    call -> call.apiCallTimeout(config.timeout())),
                        AsyncResponseTransformer.toBytes()))
        .map(ResponseBytes::asByteArray)
        .map(Optional::of)
        .onFailure(ArrivalFiles::isNotThere)
        .recoverWithItem(Optional.empty())
        .plug(CallersContext::resume);
  }

  private static boolean isNotThere(Throwable failure) {
    return failure instanceof S3Exception refused && refused.statusCode() == NOT_THERE;
  }

  private Optional<byte[]> inDirectory(Origin.File file) {
    Path root = config.directory().toAbsolutePath().normalize();
    Path path = root.resolve(file.key()).normalize();
    try {
      return path.startsWith(root) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the inbox cannot be read", e);
    }
  }
}
