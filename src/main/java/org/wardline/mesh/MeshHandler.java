package org.wardline.mesh;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import org.wardline.platform.lambda.Awaiting;

/** The function {@code mesh}, every five minutes: one run over each mailbox. */
@Named("mesh")
class MeshHandler implements RequestHandler<ScheduledEvent, Void> {

  private final Awaiting awaiting;
  private final Mailboxes mailboxes;
  private final Link link;

  MeshHandler(Awaiting awaiting, Mailboxes mailboxes, Link link) {
    this.awaiting = awaiting;
    this.mailboxes = mailboxes;
    this.link = link;
  }

  @Override
  public Void handleRequest(ScheduledEvent tick, Context context) {
    var tally = new Tally();
    awaiting.await(() -> run(tally));
    if (tally.failures() > 0) {
      throw new IllegalStateException(
          "%d steps failed; the next run takes them up again".formatted(tally.failures()));
    }
    return null;
  }

  private Uni<Void> run(Tally tally) {
    return Multi.createFrom()
        .iterable(mailboxes.open())
        .onItem()
        .transformToUniAndConcatenate(mailbox -> link.run(mailbox, tally))
        .collect()
        .last()
        .replaceWithVoid();
  }
}
