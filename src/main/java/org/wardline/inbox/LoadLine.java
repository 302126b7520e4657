package org.wardline.inbox;

import java.time.Instant;
import java.util.UUID;
import org.wardline.register.loading.RegisterLoads.Summary;

/**
 * One load of the page, in words.
 *
 * @param problem what is wrong with the file as a whole, or null
 * @param columns what of the file was understood, or null while nothing is known of it
 * @param asks whether it waits for an answer
 * @param atWork whether it goes on by itself
 */
record LoadLine(
    UUID id,
    String title,
    String state,
    String counts,
    String problem,
    String columns,
    boolean asks,
    boolean atWork,
    boolean good) {

  static LoadLine of(Summary load, Instant now) {
    SpokenTime time = new SpokenTime(now);
    return new LoadLine(
        load.id(),
        (load.kind().equals("full") ? "Full register" : "Changes")
            + " of "
            + time.moment(load.asAt()),
        state(load),
        counts(load),
        load.problem(),
        load.columns().isEmpty() ? null : String.join(", ", load.columns()),
        load.state().equals("asks"),
        load.state().equals("reading") || load.state().equals("applying"),
        load.state().equals("complete"));
  }

  private static String state(Summary load) {
    return switch (load.state()) {
      case "reading" -> "Reading: %,d rows so far".formatted(load.rowsRead());
      case "applying" -> "Loading: %,d of %,d rows".formatted(load.rowsApplied(), load.rowsRead());
      case "asks" ->
          "Waits for you: it would close %,d children whom it does not list"
              .formatted(load.closings());
      case "complete" -> "Complete";
      case "incomplete" -> "The file broke off: what could be read is loaded, nobody was closed";
      case "given_up" -> "Given up: the register is as it was";
      case "refused" -> "Not loaded: the file cannot be read";
      default -> load.state();
    };
  }

  private static String counts(Summary load) {
    return "%,d new, %,d changed, %,d unchanged, %,d refused; %,d with a finding"
        .formatted(
            load.accepted(), load.changed(), load.unchanged(), load.refused(), load.findings());
  }
}
