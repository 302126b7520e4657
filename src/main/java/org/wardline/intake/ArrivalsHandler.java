package org.wardline.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.wardline.messages.EventArrived;
import org.wardline.platform.lambda.SqsBatches;

/**
 * The function {@code arrivals}: the same door for care events that were put on the event bus, and
 * for files that were put into a sender's folder. Only a failing edge leaves a message on the
 * queue; whatever is wrong with the message itself is kept aside.
 */
@Named("arrivals")
class ArrivalsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final SqsBatches batches;
  private final BusEvents events;
  private final FolderFiles files;

  ArrivalsHandler(SqsBatches batches, BusEvents events, FolderFiles files) {
    this.batches = batches;
    this.events = events;
    this.files = files;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return batches.run(event, EventArrived.class, this::takeIn);
  }

  private Uni<Set<EventArrived>> takeIn(List<EventArrived> arrived) {
    return Multi.createFrom()
        .iterable(arrived)
        .onItem()
        .transformToUniAndConcatenate(this::takeIn)
        .onItem()
        .ignoreAsUni()
        .replaceWith(Set.of());
  }

  private Uni<Void> takeIn(EventArrived event) {
    return switch (OriginPolicy.of(event)) {
      case Origin.Bus origin -> events.takeIn(event, origin);
      case Origin.File file -> files.takeIn(event, file);
    };
  }
}
