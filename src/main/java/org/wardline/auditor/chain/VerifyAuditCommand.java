package org.wardline.auditor.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.Map;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;
import org.wardline.platform.command.Command;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command {@code verify-audit}: reads every chain of the audit trail from its first seal to its
 * last, prints one line for each, and ends the process; its status is 0 only when there are any and
 * all are intact. How many entries were sealed late is said, since an inserted one looks like them.
 */
@ApplicationScoped
class VerifyAuditCommand implements Command {
  private final AuditChain chain;
  private final Awaiting awaiting;

  VerifyAuditCommand(AuditChain chain, Awaiting awaiting) {
    this.chain = chain;
    this.awaiting = awaiting;
  }

  @Override
  public String usage() {
    return "verify-audit";
  }

  @Override
  public int run(PrintStream out, String... words) {
    Map<String, ChainCheck> checks = awaiting.await(chain::verifyAll);
    checks.forEach((name, check) -> out.println(line(name, check)));
    if (checks.isEmpty()) {
      out.println("There is no chain: no entry was ever sealed, or all of them are gone.");
    }
    boolean intact =
        !checks.isEmpty() && checks.values().stream().noneMatch(Broken.class::isInstance);
    return intact ? DONE : NOT_DONE;
  }

  private static String line(String name, ChainCheck check) {
    return switch (check) {
      case Intact(long seals, long entries, long late) ->
          "chain %s: intact, %d seals over %d entries".formatted(name, seals, entries) + late(late);
      case Broken broken -> "chain %s: BROKEN, %s".formatted(name, broken.place());
    };
  }

  private static String late(long entries) {
    return switch (Math.clamp(entries, 0, 2)) {
      case 0 -> "";
      case 1 -> "; 1 entry was sealed late";
      default -> "; %d entries were sealed late".formatted(entries);
    };
  }
}
