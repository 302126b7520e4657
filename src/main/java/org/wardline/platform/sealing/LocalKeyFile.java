package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps data keys with a key in a file of 32 bytes that only its owner may read; made on first use.
 */
final class LocalKeyFile implements KeyWrapping {
  private static final int KEY_BYTES = 32;

  private final Path file;
  private final byte[] place;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param place what wrapped keys are bound to
   */
  LocalKeyFile(Path file, byte[] place) {
    this.file = file;
    this.place = place.clone();
  }

  @Override
  public Uni<byte[]> wrap(byte[] dataKey) {
    return Uni.createFrom().item(() -> AesGcm.seal(key(), dataKey, place, random));
  }

  @Override
  public Uni<byte[]> unwrap(byte[] wrapped) {
    return Uni.createFrom().item(() -> AesGcm.open(key(), wrapped, place));
  }

  private SecretKey key() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != KEY_BYTES) {
        throw new IllegalStateException("the sealing key file must hold exactly 32 bytes");
      }
      return new SecretKeySpec(bytes, "AES");
    } catch (IOException e) {
      throw new UncheckedIOException("the sealing key file cannot be read or made", e);
    }
  }

  private void create() throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "sealing",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(part, fresh);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // The first file counts.
    } finally {
      Files.delete(part);
    }
  }
}
