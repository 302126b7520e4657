package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The latest seals as written down outside the database, one line each: chain, number, hash.
 * Without a file there are none, and what is published is only logged.
 */
@ApplicationScoped
class PublishedHeads {

  private final Vertx vertx;
  private final Optional<Path> file;

  PublishedHeads(Vertx vertx, ChainConfig config) {
    this.vertx = vertx;
    this.file = config.headsFile();
  }

  /** Appends the heads and waits until they are on the disk. */
  Uni<Void> publish(Collection<Head> heads) {
    return file.isEmpty() || heads.isEmpty()
        ? Uni.createFrom().voidItem()
        : aside(() -> append(file.get(), heads));
  }

  /** The latest head of a chain that was published. */
  Uni<Optional<Head>> find(String chain) {
    return file.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : aside(() -> latest(file.get(), chain));
  }

  private <T> Uni<T> aside(Callable<T> work) {
    return vertx.executeBlocking(work);
  }

  private static Void append(Path file, Collection<Head> heads) throws IOException {
    String lines =
        heads.stream()
            .map(head -> "%s %d %s\n".formatted(head.chain(), head.number(), head.hash().hex()))
            .collect(Collectors.joining());
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    return null;
  }

  private static Optional<Head> latest(Path file, String chain) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(" "))
          .filter(words -> words[0].equals(chain))
          .map(words -> new Head(chain, Long.parseLong(words[1]), new Hash(words[2])))
          .reduce((earlier, later) -> later);
    }
  }
}
