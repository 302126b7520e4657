package org.wardline.mesh;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.wardline.mesh.MailboxRepository.LastSeen;

/** What is known of the link since the latest run, for metrics and health. */
@Singleton
class MeshMeters {

  /** What of which council, and when it was last fresh. */
  record Seen(String authority, String what) {}

  private final Clock clock;
  private final MultiGauge ages;
  private final Counter unreadable;
  private final Map<Seen, Instant> lastSeen = new ConcurrentHashMap<>();

  MeshMeters(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    ages =
        MultiGauge.builder("wardline.link.age.seconds")
            .description("Since this was last heard of, or done, on the national link")
            .register(registry);
    unreadable =
        Counter.builder("wardline.link.unreadable")
            .description("Messages of the national service that could not be read")
            .register(registry);
  }

  void unreadable() {
    unreadable.increment();
  }

  void show(String authority, List<LastSeen> seen) {
    seen.forEach(last -> lastSeen.put(new Seen(authority, last.what()), last.at()));
    ages.register(
        ages().entrySet().stream()
            .<Row<?>>map(age -> Row.of(tags(age.getKey()), age.getValue().toSeconds()))
            .toList(),
        true);
  }

  /** The age of everything that was ever fresh. */
  Map<Seen, Duration> ages() {
    Instant now = clock.instant();
    return lastSeen.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, seen -> Duration.between(seen.getValue(), now)));
  }

  private static Tags tags(Seen seen) {
    return Tags.of("authority", seen.authority(), "what", seen.what());
  }
}
