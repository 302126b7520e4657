package org.wardline.teams;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wardline.platform.command.Command;

/**
 * The command {@code council <ODS code> staff|policy|briefing-allocated|briefing-duty <file>}: puts
 * a file in force, prints what came of it and ends the process; its status is 0 only when it is in
 * force.
 */
@ApplicationScoped
class CouncilCommand implements Command {
  private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{1,12}");

  private final CouncilFiles files;

  CouncilCommand(CouncilFiles files) {
    this.files = files;
  }

  @Override
  public String usage() {
    return "council <ODS code> " + CouncilFiles.Kind.words() + " <file that can be read>";
  }

  @Override
  public int run(PrintStream out, String... words) {
    Optional<CouncilFiles.Kind> kind =
        words.length == 4 ? CouncilFiles.Kind.find(words[2]) : Optional.empty();
    if (kind.isEmpty()
        || !ODS_CODE.matcher(words[1]).matches()
        || !Files.isReadable(Path.of(words[3]))) {
      return explain(out);
    }
    return tell(out, files.store(words[1], kind.get(), bytes(Path.of(words[3]))));
  }

  private static int tell(PrintStream out, CouncilOutcome outcome) {
    return switch (outcome) {
      case CouncilOutcome.Stored(String words) -> {
        out.println("in force: " + words);
        yield DONE;
      }
      case CouncilOutcome.Refused refused -> {
        refused.faults().forEach(fault -> out.println(fault.path() + " " + fault.words()));
        yield NOT_DONE;
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
