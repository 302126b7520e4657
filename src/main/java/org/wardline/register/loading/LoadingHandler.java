package org.wardline.register.loading;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import jakarta.inject.Named;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.register.keeping.Retention;
import org.wardline.register.loading.Load.State;

/**
 * Loads each new file of the bucket, and goes on with a load that a person answered; afterwards
 * what may be clear now is matched again, and what need not be kept any more is purged. What is not
 * done when time is up fails the invocation, which is then repeated and goes on there.
 */
@Named("loading")
class LoadingHandler implements RequestHandler<S3Event, Void> {
  private static final Logger LOG = Logger.getLogger(LoadingHandler.class);
  private static final int MILLIS_TO_LEAVE = 60_000;
  private static final String BY_BUS = "aws.s3";

  private final Loading loading;
  private final RegisterFiles files;
  private final CouncilLoading council;
  private final Rematching rematching;
  private final Retention retention;
  private final Awaiting awaiting;

  LoadingHandler(
      Loading loading,
      RegisterFiles files,
      CouncilLoading council,
      Rematching rematching,
      Retention retention,
      Awaiting awaiting) {
    this.loading = loading;
    this.files = files;
    this.council = council;
    this.rematching = rematching;
    this.retention = retention;
    this.awaiting = awaiting;
  }

  @Override
  public Void handleRequest(S3Event event, Context context) {
    BooleanSupplier timeIsUp =
        () -> context != null && context.getRemainingTimeInMillis() < MILLIS_TO_LEAVE;
    event.getRecords().forEach(record -> handle(record, timeIsUp));
    return null;
  }

  private void handle(S3EventNotificationRecord record, BooleanSupplier timeIsUp) {
    String key = keyOf(record);
    switch (FileKey.of(key)) {
      case FileKey.OfRegister file -> load(file, key, record, timeIsUp);
      case FileKey.OfAnswer answer -> goOn(answer, timeIsUp);
      case FileKey.OfCouncil file -> council.store(file, key);
      case FileKey.Unknown unknown ->
          LOG.warn(
              "a file lies outside of register/<ODS code>/full, changes, staff, policy,"
                  + " briefing-allocated and briefing-duty: it is not loaded");
    }
  }

  /** A bucket's own notification encodes the key; what comes by the event bus does not. */
  private static String keyOf(S3EventNotificationRecord record) {
    String key = record.getS3().getObject().getKey();
    return BY_BUS.equals(record.getEventSource())
        ? key
        : URLDecoder.decode(key, StandardCharsets.UTF_8);
  }

  private void load(
      FileKey.OfRegister file,
      String key,
      S3EventNotificationRecord record,
      BooleanSupplier timeIsUp) {
    Instant put = Instant.ofEpochMilli(record.getEventTime().getMillis());
    LoadRequest request =
        LoadRequest.of(
            file.authority(),
            file.full(),
            file.asAt().orElse(put),
            key,
            record.getS3().getObject().getSequencer());
    finish(loading.load(request, () -> files.open(key), timeIsUp));
  }

  private void goOn(FileKey.OfAnswer answer, BooleanSupplier timeIsUp) {
    Load answered =
        loading.answer(answer.authority(), answer.load(), answer.goOn(), answer.worker());
    if (answered.state() == State.APPLYING) {
      finish(loading.resume(answered, timeIsUp));
    }
  }

  private void finish(Load load) {
    if (load.state() == State.READING || load.state() == State.APPLYING) {
      throw new LoadNotFinishedException(load.id());
    }
    if (load.state().isSettled()) {
      rematching.announce();
      awaiting.await(() -> retention.purge(load.authority()));
    }
  }
}
