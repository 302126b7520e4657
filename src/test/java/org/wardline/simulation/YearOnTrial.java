package org.wardline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.util.List;
import org.wardline.Council;
import org.wardline.MailSink;
import org.wardline.OwnersConnection;
import org.wardline.TestQueues;
import org.wardline.platform.time.MovableClock;

/** Lets a year pass, asks its proof, and writes down what there was. */
@Singleton
class YearOnTrial {
  private static final long SEED = 2026;
  private static final int MONTHS = 12;

  /** Chance makes a year somewhat shorter or longer than it was asked for. */
  private static final double LEAST_SHARE = 0.9;

  private final SimulatedYear year;
  private final Council council;
  private final TestQueues queues;
  private final MovableClock clock;
  private final Happenings happenings;

  YearOnTrial(
      SimulatedYear year,
      Council council,
      TestQueues queues,
      MovableClock clock,
      Happenings happenings) {
    this.year = year;
    this.council = council;
    this.queues = queues;
    this.clock = clock;
    this.happenings = happenings;
  }

  /** Begins with empty queues, and leaves nothing behind. */
  void pass(int perMonth, MailSink relay) {
    queues.empty("matching");
    queues.empty("dispatch");
    relay.clear();
    try {
      prove(perMonth, relay);
    } finally {
      council.empty();
      clock.reset();
    }
  }

  private void prove(int perMonth, MailSink relay) {
    long began = System.nanoTime();
    year.pass(perMonth, SEED, happenings.over(relay));
    queues.tick("auditor");
    try (OwnersConnection rows = OwnersConnection.open()) {
      List<String> faults = YearProof.faults(rows, relay.mails(), SimulatedYear.END);
      YearReport.write(
          "year-" + perMonth, rows, faults, (System.nanoTime() - began) / 1_000_000_000L);
      assertThat(faults).isEmpty();
      assertThat(rows.count("select count(*) from notification"))
          .isGreaterThan((long) (perMonth * MONTHS * LEAST_SHARE));
    }
  }
}
