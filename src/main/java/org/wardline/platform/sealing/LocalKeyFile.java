package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
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
  private static final byte[] NO_PLACE = {};

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  LocalKeyFile(Path file) {
    this.file = file;
  }

  @Override
  public Uni<byte[]> wrap(byte[] dataKey) {
    return Uni.createFrom().item(() -> AesGcm.seal(key(), dataKey, NO_PLACE, random));
  }

  @Override
  public Uni<byte[]> unwrap(byte[] wrapped) {
    return Uni.createFrom().item(() -> AesGcm.open(key(), wrapped, NO_PLACE));
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
    Files.createLink(file, part);
    Files.delete(part);
  }
}
