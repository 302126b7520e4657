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

  /** What cannot be looked at does not keep the trail from being sealed, nor the other way. */
  private Uni<Void> run() {
    return auditor
        .look()
        .invoke(report::tell)
        .replaceWithVoid()
        .eventually(chain::sealAndCheck)
        .chain(report::tellQueues);
  }
}
