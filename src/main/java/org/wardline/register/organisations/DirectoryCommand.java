package org.wardline.register.organisations;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wardline.platform.command.Command;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command {@code directory <file>}: takes in a file of the Organisation Data Service and ends
 * the process; its status is 0 only when every line was taken in.
 */
@ApplicationScoped
class DirectoryCommand implements Command {
  private final Organisations organisations;
  private final Awaiting awaiting;

  DirectoryCommand(Organisations organisations, Awaiting awaiting) {
    this.organisations = organisations;
    this.awaiting = awaiting;
  }

  @Override
  public String usage() {
    return "directory <file that can be read>";
  }

  @Override
  public int run(PrintStream out, String... words) {
    if (words.length != 2 || !Files.isReadable(Path.of(words[1]))) {
      return explain(out);
    }
    try (Reader text = Files.newBufferedReader(Path.of(words[1]), StandardCharsets.UTF_8)) {
      return takeIn(DirectoryFile.read(text), out);
    } catch (IOException unreadable) {
      out.println("the file cannot be read to its end as text in UTF-8; nothing was taken in");
      return NOT_DONE;
    }
  }

  private int takeIn(DirectoryFile file, PrintStream out) {
    int changed = awaiting.await(() -> organisations.store(file.entries()));
    file.refused().forEach(out::println);
    out.printf(
        "organisations=%d changed=%d refused=%d%n",
        file.entries().size(), changed, file.refused().size());
    return file.refused().isEmpty() ? DONE : NOT_DONE;
  }
}
