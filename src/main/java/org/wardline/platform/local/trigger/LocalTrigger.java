package org.wardline.platform.local.trigger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.wardline.platform.lambda.FunctionsConfig;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Runs the functions in this process: those with a queue on its messages, those with a schedule at
 * the start and by the clock, those with a bucket on new files. A function without a handler is
 * passed over.
 */
@ApplicationScoped
public class LocalTrigger {

  private final TriggerConfig config;
  private final SchedulesConfig timetable;
  private final FunctionsConfig functions;
  private final EventSources sources;
  private final Schedules schedules;
  private final BucketsConfig directories;
  private final Buckets buckets;
  private final List<Runnable> stops = new ArrayList<>();

  LocalTrigger(
      TriggerConfig config,
      SchedulesConfig timetable,
      FunctionsConfig functions,
      EventSources sources,
      Schedules schedules,
      BucketsConfig directories,
      Buckets buckets) {
    this.config = config;
    this.timetable = timetable;
    this.functions = functions;
    this.sources = sources;
    this.schedules = schedules;
    this.directories = directories;
    this.buckets = buckets;
  }

  /**
   * Gives the messages of a function's queue to it, batch by batch, until a batch is not full or
   * settles nothing; answers how many messages were settled. For tests, where nothing else reads
   * the queue.
   */
  public int drain(String function) {
    EventSource source = sources.find(function).orElseThrow();
    int settled = 0;
    int ofThisBatch;
    List<Message> batch;
    do {
      batch = source.receive(Duration.ZERO);
      ofThisBatch = batch.isEmpty() ? 0 : source.handle(batch);
      settled += ofThisBatch;
    } while (ofThisBatch > 0 && batch.size() == source.batchSize());
    return settled;
  }

  /**
   * Runs a function as its schedule does; answers whether it succeeded, and not if its last run
   * still goes on.
   */
  public boolean tick(String function) {
    return schedules.find(function).orElseThrow().tick(Schedule.BY_THE_CLOCK);
  }

  /** Hands the new files of a function's bucket to it; answers how many it took. For tests. */
  public int scan(String function) {
    return buckets.find(function).orElseThrow().scan();
  }

  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    functions.byName().keySet().stream()
        .filter(function -> functions.byName().get(function).readsQueue())
        .forEach(this::poll);
    timetable.periodOf().forEach(this::schedule);
    directories.directoryOf().keySet().forEach(this::watch);
  }

  void stop(@Observes ShutdownEvent event) {
    stops.parallelStream().forEach(Runnable::run);
  }

  private void poll(String function) {
    sources
        .find(function)
        .map(
            source ->
                new Poller(
                    source, config.longestPoll(), functions.byName().get(function).concurrency()))
        .ifPresent(
            poller -> {
              stops.add(poller::stop);
              poller.start();
            });
  }

  private void watch(String function) {
    buckets
        .find(function)
        .map(Scanner::new)
        .ifPresent(
            scanner -> {
              stops.add(scanner::stop);
              scanner.start();
            });
  }

  private void schedule(String function, Duration period) {
    schedules
        .find(function)
        .map(schedule -> new Ticker(schedule, period))
        .ifPresent(
            ticker -> {
              stops.add(ticker::stop);
              ticker.start();
            });
  }
}
