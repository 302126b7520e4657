package org.wardline.oversight.desk;

import java.time.Instant;
import java.util.List;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.Replays.Replayed;

/** Says what the desk shows. */
final class DeskWording {
  private final SpokenTime time;

  DeskWording(SpokenTime time) {
    this.time = time;
  }

  /** A line of work, a queue or a feed. */
  record Line(String name, String state, String since, boolean bad) {}

  /** What the auditor found. */
  record FindingLine(String rule, String subject, String when, String remedy, boolean open) {}

  /** A daily statement. */
  record StatementLine(String day, String title, String outcome, String mailed, boolean bad) {}

  /** A message that was kept aside. */
  record KeptLine(
      String id, String sender, String reason, String what, String arrived, String replayed) {
    public String field() {
      return ReasonForm.field(id);
    }
  }

  /** What waits for a function. */
  Line work(StandingRows.Work work) {
    return new Line(
        work.function(),
        work.waiting() == 0 ? "nothing waits" : "%,d waiting".formatted(work.waiting()),
        work.oldest() == null ? "" : "the oldest since " + time.moment(work.oldest()),
        false);
  }

  /** How fresh a feed is. */
  Line feed(StandingRows.Feed feed) {
    String heartbeat =
        feed.lastHeartbeatAt() == null ? "" : "; heartbeat " + time.moment(feed.lastHeartbeatAt());
    return new Line(
        feed.name(),
        feed.silent() ? "silent for longer than it may be" : "in order",
        "heard of " + time.moment(feed.lastMessageAt()) + heartbeat,
        feed.silent());
  }

  List<FindingLine> findings(List<AuditorRows.Finding> found) {
    return found.stream().map(this::finding).toList();
  }

  private FindingLine finding(AuditorRows.Finding found) {
    String since = "since " + time.moment(found.firstSeenAt());
    return new FindingLine(
        found.rule(),
        subject(found),
        found.clearedAt() == null ? since : since + ", gone " + time.moment(found.clearedAt()),
        found.remedy() == null
            ? "See the runbook of this rule in the operating guide."
            : found.remedy(),
        found.clearedAt() == null);
  }

  /** The reference, or the day, beside the id by which the runbook finds the row. */
  private String subject(AuditorRows.Finding found) {
    String about = found.about() == null ? "" : found.about() + ", ";
    String on = found.on() == null ? "" : time.moment(found.on()) + ", ";
    return about + on + found.subject();
  }

  StatementLine statement(AuditorRows.Statement one) {
    return new StatementLine(
        one.day().toString(),
        SpokenTime.date(one.day()),
        one.differences() == 0
            ? "All counts agree"
            : one.differences() + " counts that ought to agree do not",
        mailed(one),
        one.differences() > 0);
  }

  private String mailed(AuditorRows.Statement one) {
    String signed = one.signed() ? "signed" : "not signed: no signing key is set";
    if (one.mailedAt() != null) {
      return signed + ", mailed " + time.moment(one.mailedAt());
    }
    return one.toMail() ? signed + ", not mailed yet" : signed + ", nobody to mail it to";
  }

  KeptLine kept(KeptAside.Kept kept) {
    return new KeptLine(
        kept.id().toString(),
        kept.sender(),
        kept.reason(),
        "%s, %,d bytes sealed"
            .formatted(
                kept.contentType() == null || kept.contentType().isEmpty()
                    ? "no content type"
                    : kept.contentType(),
                kept.size()),
        time.moment(kept.arrivedAt()),
        kept.replayedAt() == null ? null : replayed(kept));
  }

  /** The newest that was done about a message. */
  private String replayed(KeptAside.Kept kept) {
    if (kept.result().equals(Replayed.NOTHING_TO_BE_DONE)) {
      return "Nothing is to be done: said " + time.moment(kept.replayedAt());
    }
    String how = kept.corrected() ? "Handed in corrected" : "Put on its way again as it came";
    return "%s, %s: %s"
        .formatted(how, time.moment(kept.replayedAt()), HandedInWording.words(kept.result()));
  }

  String moment(Instant at) {
    return time.moment(at);
  }
}
