package org.wardline.teams;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command {@code council <ODS code> staff|policy <file>}: puts a file in force, prints what
 * came of it and ends the process; its status is 0 only when it is in force.
 */
@ApplicationScoped
class CouncilCommand {
  private static final int AFTER_ALL_OTHERS = Interceptor.Priority.LIBRARY_AFTER + 500;
  private static final String NAME = "council";
  private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{1,12}");
  private static final int IN_FORCE = 0;
  private static final int REFUSED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private final CouncilFiles files;
  private final String[] arguments;

  CouncilCommand(CouncilFiles files, @CommandLineArguments String[] arguments) {
    this.files = files;
    this.arguments = arguments;
  }

  void atStart(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent started) {
    if (arguments.length > 0 && arguments[0].equals(NAME)) {
      Thread.ofPlatform().name(NAME).start(() -> Quarkus.asyncExit(run(System.out, arguments)));
    }
  }

  int run(PrintStream out, String... words) {
    Optional<CouncilFiles.Kind> kind = words.length == 4 ? kind(words[2]) : Optional.empty();
    if (kind.isEmpty()
        || !ODS_CODE.matcher(words[1]).matches()
        || !Files.isReadable(Path.of(words[3]))) {
      out.println("usage: council <ODS code> staff|policy <file that can be read>");
      return NOT_UNDERSTOOD;
    }
    return tell(out, files.store(words[1], kind.get(), bytes(Path.of(words[3]))));
  }

  private static Optional<CouncilFiles.Kind> kind(String word) {
    return Arrays.stream(CouncilFiles.Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst();
  }

  private static int tell(PrintStream out, CouncilOutcome outcome) {
    return switch (outcome) {
      case CouncilOutcome.Stored(String words) -> {
        out.println("in force: " + words);
        yield IN_FORCE;
      }
      case CouncilOutcome.Refused refused -> {
        refused.faults().forEach(fault -> out.println(fault.path() + " " + fault.words()));
        yield REFUSED;
      }
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
