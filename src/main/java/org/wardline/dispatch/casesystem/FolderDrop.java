package org.wardline.dispatch.casesystem;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.wardline.dispatch.Provider;
import org.wardline.dispatch.casesystem.CaseSystemConfig.FileFormat;
import org.wardline.dispatch.casesystem.CaseSystemConfig.Folder;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Awaited;
import org.wardline.notifications.Outgoing.Filing;
import org.wardline.notifications.Receipt;
import org.wardline.platform.BlockingWork;

/**
 * Drops one file for each filing into the folder of a case system that imports files, and reads its
 * acknowledgement back. A file appears whole or not at all: it is written under a hidden name,
 * forced to the disk, and renamed.
 */
@ApplicationScoped
class FolderDrop implements Provider {
  private static final String NAME = "folder";
  private static final String FILED = ".ok";
  private static final String REFUSED = ".error";
  private static final String PUT_ASIDE = ".old";

  private final CaseSystemConfig config;
  private final BlockingWork blocking;

  FolderDrop(CaseSystemConfig config, BlockingWork blocking) {
    this.config = config;
    this.blocking = blocking;
  }

  @Override
  public String name() {
    return NAME;
  }

  Uni<Attempt> drop(CaseFile file, Filing filing, Folder to) {
    return blocking
        .run(() -> dropNow(file, to))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .<Attempt>map(
            id -> new Attempt.Accepted(filing.deliveryId(), filing.authority(), NAME, id, true))
        .onFailure()
        .recoverWithItem(
            failure ->
                new Attempt.Failed(filing.deliveryId(), filing.authority(), NAME, code(failure)));
  }

  private static String code(Throwable failure) {
    return "folder_" + failure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** What lies there or is filed already is not written again; what was refused is. */
  private String dropNow(CaseFile file, Folder to) throws IOException {
    Path target = to.path().resolve(file.id() + '.' + ending(to));
    String answer = acknowledgement(to, file.id()).orElse("");
    if (answer.equals(REFUSED)) {
      putAside(target, to.acknowledgements().resolve(file.id() + REFUSED));
    }
    if (!Files.exists(target) && !answer.equals(FILED)) {
      Path hidden = to.path().resolve('.' + file.id() + ".part");
      write(hidden, text(file, to.format()));
      Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return file.id();
  }

  /** The old refusal must not answer for the new file; it goes last, should we be interrupted. */
  private static void putAside(Path refused, Path refusal) throws IOException {
    Files.deleteIfExists(refused);
    Files.move(
        refusal,
        refusal.resolveSibling(refusal.getFileName() + PUT_ASIDE),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String ending(Folder to) {
    return to.format().name().toLowerCase(Locale.ROOT);
  }

  private static String text(CaseFile file, FileFormat format) {
    return switch (format) {
      case CSV -> CsvFile.write(file);
      case XML -> XmlFile.write(file);
    };
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  @Override
  public Uni<Receipt> ask(Awaited awaited) {
    Folder folder =
        Optional.ofNullable(config.authorities().get(awaited.authority()))
            .flatMap(CaseSystemConfig.Edge::folder)
            .orElseThrow();
    return blocking
        .run(() -> acknowledgement(folder, awaited.reference()))
        .ifNoItem()
        .after(config.timeout())
        .fail()
        .map(answer -> receipt(awaited, answer.orElse("")));
  }

  /** Which of the two acknowledgements lies there, if any. */
  private static Optional<String> acknowledgement(Folder folder, String id) {
    if (Files.exists(folder.acknowledgements().resolve(id + FILED))) {
      return Optional.of(FILED);
    }
    return Files.exists(folder.acknowledgements().resolve(id + REFUSED))
        ? Optional.of(REFUSED)
        : Optional.empty();
  }

  private static Receipt receipt(Awaited awaited, String answer) {
    return switch (answer) {
      case FILED ->
          new Receipt.Arrived(
              awaited.deliveryId(), awaited.authority(), awaited.reference(), "folder_filed");
      case REFUSED ->
          new Receipt.Bounced(
              awaited.deliveryId(), awaited.authority(), awaited.reference(), "folder_refused");
      default ->
          new Receipt.Pending(
              awaited.deliveryId(), awaited.authority(), awaited.reference(), "folder_waiting");
    };
  }
}
