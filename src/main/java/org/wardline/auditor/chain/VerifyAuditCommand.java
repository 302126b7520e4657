package org.wardline.auditor.chain;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.PrintStream;
import java.util.Map;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command {@code verify-audit}: reads every chain of the audit trail from its first seal to its
 * last, prints one line for each, and ends the process; its status is 0 only when all are intact.
 */
@ApplicationScoped
class VerifyAuditCommand {
  static final String NAME = "verify-audit";
  private static final int AFTER_ALL_OTHERS = Interceptor.Priority.LIBRARY_AFTER + 500;
  private static final int INTACT = 0;
  private static final int BROKEN = 1;

  private final AuditChain chain;
  private final Awaiting awaiting;
  private final String[] arguments;

  VerifyAuditCommand(
      AuditChain chain, Awaiting awaiting, @CommandLineArguments String[] arguments) {
    this.chain = chain;
    this.awaiting = awaiting;
    this.arguments = arguments;
  }

  void atStart(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent started) {
    if (arguments.length > 0 && arguments[0].equals(NAME)) {
      Thread.ofPlatform().name(NAME).start(() -> Quarkus.asyncExit(run(System.out)));
    }
  }

  int run(PrintStream out) {
    Map<String, ChainCheck> checks = awaiting.await(chain::verifyAll);
    checks.forEach((name, check) -> out.println(line(name, check)));
    boolean broken = checks.values().stream().anyMatch(Broken.class::isInstance);
    return broken ? BROKEN : INTACT;
  }

  private static String line(String name, ChainCheck check) {
    return switch (check) {
      case Intact(long seals, long entries) ->
          "chain %s: intact, %d seals over %d entries".formatted(name, seals, entries);
      case Broken broken -> "chain %s: BROKEN, %s".formatted(name, broken.place());
    };
  }
}
