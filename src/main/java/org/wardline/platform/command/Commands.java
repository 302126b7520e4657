package org.wardline.platform.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.io.PrintStream;
import java.util.Optional;

/** Runs the command that the command line names, when all else has started. */
@ApplicationScoped
public class Commands {
  private static final int AFTER_ALL_OTHERS = Interceptor.Priority.LIBRARY_AFTER + 500;

  private final Instance<Command> known;
  private final String[] words;

  Commands(@Any Instance<Command> known, @CommandLineArguments String[] words) {
    this.known = known;
    this.words = words;
  }

  void atStart(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent started) {
    if (words.length > 0) {
      Thread.ofPlatform().name(words[0]).start(() -> Quarkus.asyncExit(run(System.out, words)));
    }
  }

  /** Runs the command that the first word names; answers the status of the process. */
  public int run(PrintStream out, String... line) {
    Optional<Command> command = known.stream().filter(one -> name(one).equals(line[0])).findFirst();
    if (command.isPresent()) {
      return command.get().run(out, line);
    }
    out.println("There is no such command. There are:");
    known.stream().map(Command::usage).sorted().forEach(usage -> out.println("  " + usage));
    return Command.NOT_UNDERSTOOD;
  }

  private static String name(Command command) {
    return command.usage().split(" ", 2)[0];
  }
}
