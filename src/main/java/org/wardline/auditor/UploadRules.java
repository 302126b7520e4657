package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be between the register and CP-IS. */
final class UploadRules {

  private static final Duration SOON = Duration.ofMinutes(30);

  private UploadRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        unsent(),
        unanswered(limits.response()),
        failed(),
        unplanned(limits.upload()),
        paused(),
        unknownFile(limits.response()));
  }

  private static Rule unsent() {
    return new Rule(
        "upload-unsent",
        SOON,
        """
        select 'upload:' || id, made_at, authority_id from upload where state in ('made', 'sending') and made_at < $1
        """,
        "See whether MESH takes it and its tracking knows it; it is never sent twice unasked.");
  }

  private static Rule unanswered(Duration limit) {
    return new Rule(
        "upload-unanswered",
        limit,
        "select 'upload:' || id, sent_at, authority_id from upload where state = 'sent' and sent_at < $1",
        "Ask CP-IS what became of the file; the next one has its records again.");
  }

  private static Rule failed() {
    return new Rule(
        "upload-failed",
        Duration.ZERO,
        """
        select 'upload:' || u.id, u.made_at, u.authority_id from upload u
        where u.made_at <= $1 and (u.state in ('refused', 'undelivered') or u.file_code in ('CPF01', 'CPF06'))
          and not exists (select from upload n where n.authority_id = u.authority_id and n.sequence > u.sequence)
        """,
        "The whole file was refused: its code says whether by MESH or by CP-IS, and why.");
  }

  private static Rule unplanned(Duration limit) {
    return new Rule(
        "upload-unplanned",
        limit,
        """
        select 'upload_setting:' || authority_id, coalesce(planned_at, enabled_at), authority_id from upload_setting
        where enabled_at is not null and paused is null and greatest(planned_at, enabled_at) < $1
        """,
        "No file has been worked out for more than a day: see the log of mesh.");
  }

  private static Rule paused() {
    return new Rule(
        "upload-paused",
        Duration.ZERO,
        """
        select 'upload_setting:' || authority_id, $1::timestamptz, authority_id from upload_setting
        where enabled_at is not null and paused is not null
        """,
        "Mend what the setting names, then switch uploads on again.");
  }

  private static Rule unknownFile(Duration limit) {
    return new Rule(
        "response-to-unknown-file",
        limit,
        """
        select 'mailbox_message:' || m.id, m.stored_at, m.authority_id from mailbox_message m
        join upload_setting s on s.authority_id = m.authority_id and s.enabled_at is not null
        where m.result = 'unknown_file' and m.stored_at >= $1
        """,
        "CP-IS answered a file that Wardline did not send: find out who else uploads.");
  }
}
