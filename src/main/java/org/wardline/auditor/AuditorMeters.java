package org.wardline.auditor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.wardline.platform.sqs.QueueDepth;

/** The gauges as of the latest run; {@code wardline_auditor_last_run_seconds} says when it was. */
@Singleton
class AuditorMeters {

  private final AtomicLong lastRun;
  private final AtomicLong synthetic;
  private final MultiGauge findings;
  private final MultiGauge rows;
  private final MultiGauge oldest;
  private final MultiGauge messages;

  AuditorMeters(MeterRegistry registry) {
    lastRun = registry.gauge("wardline.auditor.last.run.seconds", new AtomicLong());
    synthetic = registry.gauge("wardline.synthetic.millis", new AtomicLong());
    findings =
        gauge(registry, "wardline.findings", "Faults that the auditor's rule finds at present");
    rows = gauge(registry, "wardline.rows", "Rows in this state");
    oldest = gauge(registry, "wardline.oldest.seconds", "Age of the oldest row in this state");
    messages = gauge(registry, "wardline.queue.messages", "Messages in this queue, also in flight");
  }

  void show(Look look) {
    findings.register(
        look.outcomes().stream()
            .<Row<?>>map(o -> Row.of(Tags.of("rule", o.rule().name()), o.faults()))
            .toList(),
        true);
    rows.register(
        look.counts().stream().<Row<?>>map(c -> Row.of(state(c), c.rows())).toList(), true);
    oldest.register(
        look.counts().stream().<Row<?>>map(c -> Row.of(state(c), c.oldest().toSeconds())).toList(),
        true);
    look.synthetic().ifPresent(took -> synthetic.set(took.toMillis()));
    lastRun.set(look.at().getEpochSecond());
  }

  void show(List<QueueDepth> depths) {
    messages.register(
        depths.stream()
            .<Row<?>>map(d -> Row.of(Tags.of("queue", d.queue()), d.messages()))
            .toList(),
        true);
  }

  private static Tags state(RowCount count) {
    return Tags.of("table", count.table(), "state", count.state());
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }
}
