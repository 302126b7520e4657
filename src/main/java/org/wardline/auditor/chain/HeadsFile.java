package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file to which the heads are appended, one line each. */
record HeadsFile(Vertx vertx, Path file) implements HeadsStore {

  @Override
  public Uni<Void> write(Collection<Head> heads) {
    return vertx.executeBlocking(() -> append(heads));
  }

  @Override
  public Uni<Optional<Head>> find(String chain) {
    return vertx.executeBlocking(() -> latest(chain));
  }

  @Override
  public Uni<Set<String>> chains() {
    return vertx.executeBlocking(this::written);
  }

  private Void append(Collection<Head> heads) throws IOException {
    String lines = heads.stream().map(head -> head.line() + "\n").collect(Collectors.joining());
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    return null;
  }

  private Optional<Head> latest(String chain) throws IOException {
    return heads().stream()
        .filter(head -> head.chain().equals(chain))
        .reduce((earlier, later) -> later);
  }

  private Set<String> written() throws IOException {
    return heads().stream().map(Head::chain).collect(Collectors.toSet());
  }

  private List<Head> heads() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Head::read).toList();
    }
  }
}
