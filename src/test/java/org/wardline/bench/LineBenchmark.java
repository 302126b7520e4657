package org.wardline.bench;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.OwnRelay;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.sqs.Queues;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.Children;

/**
 * Pre-filled events handed to the handlers, beside the least SQL on the same server in the same
 * run; prints a table and writes it to {@code target/benchmark/line.txt}.
 */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineBenchmark {
  private static final int CHILDREN = Integer.getInteger("wardline.bench.children", 1_000_000);
  private static final int EVENTS = Integer.getInteger("wardline.bench.events", 2_000);
  private static final int WARM_UP = EVENTS / 4;
  private static final double STRANGERS = 0.98;
  private static final int STRANGER = 50_000_000;

  @Inject Council council;
  @Inject AcceptedEvents accepted;
  @Inject BigRegister register;
  @Inject Config config;
  @Inject Sealing sealing;
  @Inject Queues queues;
  @Inject Awaiting awaiting;

  @Inject
  @Named("matching")
  RequestHandler<SQSEvent, SQSBatchResponse> matching;

  @Inject
  @Named("dispatch")
  RequestHandler<SQSEvent, SQSBatchResponse> dispatch;

  private final Map<UUID, Integer> childOf = new HashMap<>();
  private final List<String> report = new ArrayList<>();
  private int nextChild;

  @BeforeAll
  void fill() throws Exception {
    council.open();
    long began = System.nanoTime();
    register.load(CHILDREN);
    print(
        "%,d children loaded in %d s; synchronous_commit=%s, fsync=%s; one caller at a time"
            .formatted(
                CHILDREN,
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                council.strings("show synchronous_commit").getFirst(),
                council.strings("show fsync").getFirst()));
    print(Measured.heading());
  }

  @Test
  void measure() throws Exception {
    for (int batchSize : new int[] {1, 10}) {
      for (double strangers : new double[] {0, STRANGERS}) {
        measure(batchSize, strangers);
      }
    }
    Path file = Path.of("target/benchmark/line.txt");
    Files.createDirectories(file.getParent());
    Files.write(file, report);
  }

  private void print(String line) {
    report.add(line);
    System.out.println(line);
  }

  private void measure(int batchSize, double strangers) throws Exception {
    String mix = strangers == 0 ? "all followed" : "98 % strangers";
    try (LeastSql least = new LeastSql(config)) {
      SealingKeys keys = sealing.keys().await().indefinitely();
      Measured.run("warm-up", batches(store(WARM_UP, strangers), batchSize), this::match);
      List<List<UUID>> forHandler = batches(store(EVENTS, strangers), batchSize);
      List<List<UUID>> forSql = batches(store(EVENTS, strangers), batchSize);
      Measured.Pair matched =
          Measured.alternately(
              "matching, " + mix,
              forHandler,
              this::match,
              forSql,
              batch -> least.match(batch, numberKeys(keys, batch)));
      print(matched.row());
      if (strangers == 0) {
        measureDispatch(batchSize, least, forHandler, forSql, matched);
      }
    }
  }

  private void measureDispatch(
      int batchSize,
      LeastSql least,
      List<List<UUID>> byHandler,
      List<List<UUID>> bySql,
      Measured.Pair matched)
      throws Exception {
    Measured.Pair sent =
        Measured.alternately(
            "dispatch (deliveries)",
            batches(deliveries(byHandler), batchSize),
            this::send,
            batches(deliveries(bySql), batchSize),
            least::dispatch);
    print(sent.row());
    double line = line(matched.handler(), sent.handler());
    double leastLine = line(matched.least(), sent.least());
    print(
        "%-34s %5d %12.0f %29s %12.0f %7.2f"
            .formatted(
                "event to desktop and e-mail", batchSize, line, "", leastLine, line / leastLine));
    reportQueue(batchSize, matched.handler());
  }

  /** Events a second when each event is matched and leaves two deliveries. */
  private static double line(Measured matched, Measured sent) {
    return 1 / (1 / matched.perSecond() + 2 / sent.perSecond());
  }

  /** What of matching's time is the announcement of the two deliveries that each event leaves. */
  private void reportQueue(int batchSize, Measured matched) throws Exception {
    List<List<Integer>> sends = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sends.add(java.util.Collections.nCopies(batchSize, i));
    }
    Measured queue =
        Measured.run(
            "queue",
            sends,
            batch ->
                awaiting.await(
                    () ->
                        queues.send(
                            DeliveryPlanned.QUEUE,
                            java.util.Collections.nCopies(
                                2 * batch.size(),
                                new DeliveryPlanned(new UUID(0, 0), Council.AUTHORITY)))));
    print(
        "    of a matching batch's %.2f ms (median), announcing on the queue takes %.2f ms"
            .formatted(matched.millis(0.5), queue.millis(0.5)));
  }

  private void match(List<UUID> events) {
    hand(matching, events.stream().map(AcceptedEvents::announcing).toList());
  }

  private void send(List<UUID> deliveries) {
    hand(
        dispatch,
        deliveries.stream()
            .map(
                id -> "{\"deliveryId\":\"" + id + "\",\"authority\":\"" + Council.AUTHORITY + "\"}")
            .toList());
  }

  private static void hand(
      RequestHandler<SQSEvent, SQSBatchResponse> function, List<String> bodies) {
    if (!AcceptedEvents.hand(function, bodies.stream()).isEmpty()) {
      throw new IllegalStateException("a measured batch failed");
    }
  }

  private List<UUID> store(int events, double strangers) {
    List<Integer> children = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      boolean stranger = i % 100 < strangers * 100;
      children.add(stranger ? STRANGER + i : nextChild++ * 37 % CHILDREN);
    }
    List<UUID> stored = accepted.store(children.stream().map(LineBenchmark::arrival).toList());
    for (int i = 0; i < events; i++) {
      childOf.put(stored.get(i), children.get(i));
    }
    return stored;
  }

  private static CareEvent arrival(int child) {
    return AcceptedEvents.event(
        BigRegister.number(child),
        BigRegister.born(child),
        Kind.ARRIVAL,
        MovableClock.START.minusSeconds(60));
  }

  private List<String> numberKeys(SealingKeys keys, List<UUID> events) {
    return events.stream()
        .map(childOf::get)
        .map(child -> HexFormat.of().formatHex(Children.numberKey(keys, BigRegister.number(child))))
        .toList();
  }

  private List<UUID> deliveries(List<List<UUID>> batches) {
    String events =
        String.join(",", batches.stream().flatMap(List::stream).map(id -> "'" + id + "'").toList());
    return council
        .strings(
            "select d.id from delivery d join notification n on n.id = d.notification_id"
                + " join episode_event e on e.episode_id = n.episode_id where e.care_event_id in ("
                + events
                + ") order by e.care_event_id")
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private static <T> List<List<T>> batches(List<T> all, int size) {
    List<List<T>> batches = new ArrayList<>();
    for (int i = 0; i + size <= all.size(); i += size) {
      batches.add(all.subList(i, i + size));
    }
    return batches;
  }
}
