package org.wardline.auditor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import org.wardline.auditor.chain.AuditChain;
import org.wardline.platform.lambda.Awaiting;

/**
 * The function {@code auditor}, every five minutes: looks, then seals the audit trail, then counts
 * the queues.
 */
@Named("auditor")
class AuditorHandler implements RequestHandler<ScheduledEvent, Void> {

  private final Awaiting awaiting;
  private final AuditorService auditor;
  private final AuditChain chain;
  private final AuditorReport report;

  AuditorHandler(
      Awaiting awaiting, AuditorService auditor, AuditChain chain, AuditorReport report) {
    this.awaiting = awaiting;
    this.auditor = auditor;
    this.chain = chain;
    this.report = report;
  }

  @Override
  public Void handleRequest(ScheduledEvent tick, Context context) {
    return awaiting.await(this::run);
  }

  /** A trail that cannot be sealed does not keep the auditor from looking at all else. */
  private Uni<Void> run() {
    return chain.sealAndCheck().eventually(this::look).chain(report::tellQueues);
  }

  private Uni<Look> look() {
    return auditor.look().invoke(report::tell);
  }
}
