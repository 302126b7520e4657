package org.wardline.register.loading;

import io.quarkus.arc.Arc;
import java.io.PrintStream;

/** Gives the command as if it stood on the command line. */
public final class Commands {
  private Commands() {}

  public static int run(PrintStream out, String... words) {
    return Arc.container().instance(LoadCommand.class).get().run(out, words);
  }
}
