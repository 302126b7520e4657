package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.wardline.auditor.chain.ChainCheck.Broken;

/** The chains over the audit trail: one per council, and {@code none} before one is known. */
@ApplicationScoped
public class AuditChain {

  private static final Logger LOG = Logger.getLogger(AuditChain.class);

  private final SealService seals;
  private final CheckService checks;
  private final PublishedHeads heads;

  AuditChain(SealService seals, CheckService checks, PublishedHeads heads) {
    this.seals = seals;
    this.checks = checks;
    this.heads = heads;
  }

  /**
   * Seals the closed minutes, publishes the new heads (to the log, which leaves the database's
   * reach, and to a file if one is configured) and reads the next part of each chain again. To a
   * chain that was cut no head is published, so that the cut stays noticed.
   */
  public Uni<Void> sealAndCheck() {
    return seals
        .seal()
        .map(AuditChain::latest)
        .invoke(latest -> latest.forEach(AuditChain::log))
        .chain(checks::continuing)
        .chain(heads::publish)
        .chain(checks::check)
        .invoke(AuditChain::log)
        .replaceWithVoid();
  }

  /**
   * Reads a chain from its first seal to its last and names the first break. An entry whose
   * transaction ended late counts as inserted until the next run has sealed it.
   */
  public Uni<ChainCheck> verify(String chain) {
    return checks.verify(chain);
  }

  /** The same of every chain, by its name. */
  public Uni<Map<String, ChainCheck>> verifyAll() {
    return checks.verifyAll();
  }

  private static Collection<Head> latest(List<SealedMinute> sealed) {
    Map<String, Head> latest = new LinkedHashMap<>();
    sealed.forEach(minute -> latest.put(minute.seal().chain(), Head.of(minute.seal())));
    return latest.values();
  }

  private static void log(Head head) {
    LOG.infof(
        "audit chain sealed: chain=%s seal=%d hash=%s",
        head.chain(), head.number(), head.hash().hex());
  }

  private static void log(Map<String, Broken> broken) {
    broken.forEach(
        (chain, place) ->
            LOG.errorf("audit chain broken: chain=%s break=%s", chain, place.place()));
  }
}
