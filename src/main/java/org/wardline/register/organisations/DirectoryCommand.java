package org.wardline.register.organisations;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command {@code directory <file>}: takes in a file of the Organisation Data Service and ends
 * the process; its status is 0 only when every line was taken in.
 */
@ApplicationScoped
class DirectoryCommand {
  private static final int AFTER_ALL_OTHERS = Interceptor.Priority.LIBRARY_AFTER + 500;
  private static final int COMPLETE = 0;
  private static final int NOT_COMPLETE = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final Organisations organisations;
  private final Awaiting awaiting;
  private final String[] arguments;

  DirectoryCommand(
      Organisations organisations, Awaiting awaiting, @CommandLineArguments String[] arguments) {
    this.organisations = organisations;
    this.awaiting = awaiting;
    this.arguments = arguments;
  }

  void atStart(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent started) {
    if (arguments.length > 0 && arguments[0].equals("directory")) {
      Thread.ofPlatform()
          .name("directory")
          .start(() -> Quarkus.asyncExit(run(System.out, arguments)));
    }
  }

  int run(PrintStream out, String... words) {
    if (words.length != 2 || !Files.isReadable(Path.of(words[1]))) {
      out.println("usage: directory <file that can be read>");
      return NOT_UNDERSTOOD;
    }
    try (Reader text = Files.newBufferedReader(Path.of(words[1]), StandardCharsets.UTF_8)) {
      return takeIn(DirectoryFile.read(text), out);
    } catch (IOException unreadable) {
      out.println("the file cannot be read to its end as text in UTF-8; nothing was taken in");
      return NOT_COMPLETE;
    }
  }

  private int takeIn(DirectoryFile file, PrintStream out) {
    int changed = awaiting.await(() -> organisations.store(file.entries()));
    file.refused().forEach(out::println);
    out.printf(
        "organisations=%d changed=%d refused=%d%n",
        file.entries().size(), changed, file.refused().size());
    return file.refused().isEmpty() ? COMPLETE : NOT_COMPLETE;
  }
}
