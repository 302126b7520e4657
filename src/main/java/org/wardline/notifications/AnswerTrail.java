package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.History.What;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Worker;

/**
 * Writes down what a person answered, and what a rule took from a person: on the time line and in
 * the audit trail.
 */
@ApplicationScoped
class AnswerTrail {
  private final History history;
  private final AuditTrail audit;

  AnswerTrail(History history, AuditTrail audit) {
    this.history = history;
    this.audit = audit;
  }

  /** An answer that is being written down. */
  record Answered(Worker worker, Notification about, What what, String detail, Instant at) {
    Line line() {
      return Line.of(about, what, worker.id(), detail, at);
    }
  }

  Uni<Void> remember(Answered answered) {
    return append(answered.line(), answered);
  }

  /** Whether this person answered the same in the running round. */
  Uni<Boolean> isRemembered(Answered answered) {
    return history.has(answered.line());
  }

  /** With what the worker wrote, sealed to the line; an empty note is none. */
  Uni<Void> remember(Answered answered, String note, SealingKeys keys) {
    Line line = answered.line();
    return append(note.isEmpty() ? line : line.with(sealed(note, line, keys)), answered);
  }

  private static byte[] sealed(String note, Line line, SealingKeys keys) {
    return keys.seal(note.getBytes(StandardCharsets.UTF_8), History.TABLE, line.id());
  }

  /** What a rule of escalation did to these: the line and the entry of each. */
  Uni<Void> rememberRule(What what, List<Notification> moved, Instant now) {
    return history
        .append(moved.stream().map(one -> Line.of(one, what, null, "", now)).toList())
        .chain(
            () ->
                audit.append(moved.stream().map(one -> byRule("escalation", what, one)).toList()));
  }

  /** What a rule did to a notification. */
  record ByRule(What what, Notification about) {}

  /** What further events, or their being taken back, did; the lines of it are written. */
  Uni<Void> rememberMatching(List<ByRule> done) {
    return audit.append(
        done.stream().map(one -> byRule("matching", one.what(), one.about())).toList());
  }

  private static AuditEntry byRule(String function, What what, Notification about) {
    return AuditEntry.ofFunction(
        function,
        about.authority(),
        what.name().toLowerCase(Locale.ROOT),
        Answers.TABLE,
        about.id(),
        "child:" + about.child());
  }

  private Uni<Void> append(Line line, Answered answered) {
    return history
        .append(List.of(line))
        .chain(
            () ->
                audit.append(
                    List.of(
                        AuditEntry.ofWorker(
                            answered.worker().id(),
                            answered.about().authority(),
                            answered.what().name().toLowerCase(Locale.ROOT),
                            Answers.TABLE,
                            answered.about().id(),
                            answered.detail()))))
        .replaceWithVoid();
  }
}
