package org.wardline.register.loading;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.wardline.platform.command.Command;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command {@code load <ODS code> full|changes <file>}: loads a file, prints the result file and
 * ends the process; its status is 0 only when the load is complete.
 */
@ApplicationScoped
class LoadCommand implements Command {

  private final Loading loading;
  private final Rematching rematching;
  private final ResultFile results;
  private final Awaiting awaiting;

  LoadCommand(Loading loading, Rematching rematching, ResultFile results, Awaiting awaiting) {
    this.loading = loading;
    this.rematching = rematching;
    this.results = results;
    this.awaiting = awaiting;
  }

  @Override
  public String usage() {
    return "load <ODS code> full|changes <file that can be read>";
  }

  @Override
  public int run(PrintStream out, String... words) {
    boolean understood =
        words.length == 4 && (words[2].equals("full") || words[2].equals("changes"));
    if (!understood || !Files.isReadable(Path.of(words[3]))) {
      return explain(out);
    }
    Load load = load(words[1], words[2].equals("full"), Path.of(words[3]));
    out.printf("load,%s%nstate,%s%n", load.id(), load.state());
    if (load.problem() != null) {
      out.printf("problem,\"%s\"%n", load.problem());
    }
    awaiting.await(
        () -> results.write(load.authority(), load.id()).invoke(out::print).collect().last());
    return load.state() == Load.State.COMPLETE ? DONE : NOT_DONE;
  }

  private Load load(String authority, boolean full, Path file) {
    LoadRequest request =
        LoadRequest.of(authority, full, written(file), "command", UUID.randomUUID().toString());
    Load load = loading.load(request, () -> Files.newInputStream(file), () -> false);
    if (load.state().isSettled()) {
      rematching.announce();
    }
    return load;
  }

  private static Instant written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
