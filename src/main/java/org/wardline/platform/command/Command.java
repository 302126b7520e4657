package org.wardline.platform.command;

import java.io.PrintStream;

/** One thing that an operator can have done at the command line, after which the process ends. */
public interface Command {
  /** What was asked is done. */
  int DONE = 0;

  /** It is not, or not wholly; what was printed says why. */
  int NOT_DONE = 1;

  /** The words cannot be understood; how to use the command was printed. */
  int NOT_UNDERSTOOD = 2;

  /** The first word, and what comes after it: {@code load <ODS code> full|changes <file>}. */
  String usage();

  /**
   * Does it, on a thread that may wait.
   *
   * @param words the command line, this command's name among them
   * @return the status of the process
   */
  int run(PrintStream out, String... words);

  /** Says how to use the command. */
  default int explain(PrintStream out) {
    out.println("usage: " + usage());
    return NOT_UNDERSTOOD;
  }
}
