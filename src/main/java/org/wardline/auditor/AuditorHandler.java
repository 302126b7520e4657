package org.wardline.auditor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import org.wardline.auditor.chain.AuditChain;
import org.wardline.auditor.statement.Statements;
import org.wardline.platform.lambda.Awaiting;

/**
 * The function {@code auditor}, every five minutes: seals the audit trail, makes the daily
 * statement, looks, plays an attendance, counts the queues, and tells the dead-man's switch that
 * all of this was done.
 */
@Named("auditor")
class AuditorHandler implements RequestHandler<ScheduledEvent, Void> {

  private final Awaiting awaiting;
  private final AuditChain chain;
  private final Statements statements;
  private final Watch watch;
  private final DeadMansSwitch deadMansSwitch;

  AuditorHandler(
      Awaiting awaiting,
      AuditChain chain,
      Statements statements,
      Watch watch,
      DeadMansSwitch deadMansSwitch) {
    this.awaiting = awaiting;
    this.chain = chain;
    this.statements = statements;
    this.watch = watch;
    this.deadMansSwitch = deadMansSwitch;
  }

  @Override
  public Void handleRequest(ScheduledEvent tick, Context context) {
    return awaiting.await(this::run);
  }

  /** What fails keeps none of the rest from being done, only the switch from being held. */
  private Uni<Void> run() {
    return chain
        .sealAndCheck()
        .eventually(statements::makeDue)
        .eventually(watch::keep)
        .eventually(statements::mailUnmailed)
        .chain(deadMansSwitch::hold);
  }
}
