package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Queries of {@code upload} and {@code upload_setting}. */
@ApplicationScoped
class UploadRepository {

  private static final String ROWS =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ";
  private static final String UPLOAD =
      """
      select cast(json_build_object('id', u.id, 'sequence', u.sequence, 'records', u.records, 'state', u.state,
          'body', translate(encode(u.body, 'base64'), E'\\n', ''), 'madeAt', u.made_at, 'triedAt', u.tried_at,
          'sentAt', u.sent_at, 'fileCode', u.file_code, 'resubmitAt', u.resubmit_at) as text)
      """;

  private record Asked(String authority, Long sequence, Instant at, String who, String reason) {
    static Asked of(String authority) {
      return new Asked(authority, null, null, null, null);
    }
  }

  /** The setting of a council; all times may be null. */
  record Setting(
      Instant enabledAt,
      Instant requestedAt,
      Instant plannedAt,
      String paused,
      long lastSequence,
      String name) {}

  /** A file; the body is sealed, in base 64. */
  record Upload(
      UUID id,
      long sequence,
      int records,
      String state,
      String body,
      Instant madeAt,
      Instant triedAt,
      Instant sentAt,
      String fileCode,
      Instant resubmitAt) {

    @Override
    public String toString() {
      return "Upload[" + id + ']';
    }
  }

  /** A new file. */
  record NewUpload(
      UUID id,
      String authority,
      long sequence,
      int records,
      boolean full,
      String body,
      Instant at) {}

  /** What changes about a file. */
  record Change(
      UUID id,
      String state,
      Instant at,
      String messageId,
      String problem,
      String fileCode,
      Instant resubmitAt) {}

  private final Batch batch;

  UploadRepository(Batch batch) {
    this.batch = batch;
  }

  /** The setting, made where there is none, locked until the transaction ends. */
  Uni<Setting> claimSetting(String authority) {
    List<Asked> asked = List.of(Asked.of(authority));
    return batch
        .execute(
            "insert into upload_setting (authority_id) select authority "
                + ROWS
                + "(authority text) on conflict do nothing",
            asked)
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('enabledAt', s.enabled_at, 'requestedAt', s.requested_at,
                        'plannedAt', s.planned_at, 'paused', s.paused, 'lastSequence', s.last_sequence,
                        'name', a.name) as text)
                    """
                        + ROWS
                        + """
                        (authority text) join upload_setting s on s.authority_id = k.authority
                        join authority a on a.authority_id = k.authority for update of s
                        """,
                    asked,
                    Setting.class))
        .map(List::getFirst);
  }

  Uni<Integer> enable(String authority, UUID worker, Instant at) {
    return changeSetting(
        "enabled_at = k.at, enabled_by = cast(k.who as uuid), paused = null",
        new Asked(authority, null, at, worker.toString(), null));
  }

  Uni<Integer> disable(String authority) {
    return changeSetting("enabled_at = null", Asked.of(authority));
  }

  Uni<Integer> request(String authority, Instant at) {
    return changeSetting("requested_at = k.at", new Asked(authority, null, at, null, null));
  }

  Uni<Integer> pause(String authority, String reason) {
    return changeSetting("paused = k.reason", new Asked(authority, null, null, null, reason));
  }

  Uni<Integer> planned(String authority, long sequence, Instant at) {
    return changeSetting(
        "planned_at = k.at, requested_at = null, last_sequence = k.sequence",
        new Asked(authority, sequence, at, null, null));
  }

  private Uni<Integer> changeSetting(String change, Asked asked) {
    return batch.execute(
        "update upload_setting s set "
            + change
            + " "
            + ROWS
            + """
            (authority text, sequence bigint, at timestamptz, who text, reason text)
            where s.authority_id = k.authority
            """,
        List.of(asked));
  }

  Uni<Integer> insert(NewUpload upload) {
    return batch.execute(
        """
        insert into upload (id, authority_id, sequence, records, full_content, body, made_at)
        select id, authority, sequence, records, "full", decode(body, 'base64'), at
        """
            + ROWS
            + """
            (id uuid, authority text, sequence bigint, records integer, "full" boolean, body text, at timestamptz)
            """,
        List.of(upload));
  }

  /** The files that are not answered yet, the oldest first, locked. */
  Uni<List<Upload>> claimOpen(String authority) {
    return batch.query(
        UPLOAD
            + ROWS
            + """
            (authority text) join upload u on u.authority_id = k.authority
            where u.state in ('made', 'sending', 'sent') order by u.sequence for update of u
            """,
        List.of(Asked.of(authority)),
        Upload.class);
  }

  Uni<Optional<Upload>> claim(String authority, long sequence) {
    return batch
        .query(
            UPLOAD
                + ROWS
                + """
                (authority text, sequence bigint) join upload u on u.authority_id = k.authority
                  and u.sequence = k.sequence for update of u
                """,
            List.of(new Asked(authority, sequence, null, null, null)),
            Upload.class)
        .map(found -> found.stream().findFirst());
  }

  Uni<Optional<Upload>> latest(String authority) {
    return batch
        .query(
            UPLOAD
                + ROWS
                + """
                (authority text) join upload u on u.authority_id = k.authority
                order by u.sequence desc limit 1
                """,
            List.of(Asked.of(authority)),
            Upload.class)
        .map(found -> found.stream().findFirst());
  }

  Uni<Integer> change(Change change) {
    return batch.execute(
        """
        update upload u set state = k.state,
          tried_at = case when k.state = 'sending' then k.at else u.tried_at end,
          sent_at = case when k.state = 'sent' then k.at else u.sent_at end,
          answered_at = case when k.state = 'answered' then k.at else u.answered_at end,
          message_id = coalesce(k."messageId", u.message_id), problem = k.problem,
          file_code = coalesce(k."fileCode", u.file_code), resubmit_at = k."resubmitAt"
        """
            + ROWS
            + """
            (id uuid, state text, at timestamptz, "messageId" text, problem text, "fileCode" text,
              "resubmitAt" timestamptz) where u.id = k.id
            """,
        List.of(change));
  }
}
