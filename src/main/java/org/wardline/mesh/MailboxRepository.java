package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;

/** Queries of {@code mailbox_message} and {@code link_freshness}. */
@ApplicationScoped
class MailboxRepository {

  private static final String ROWS =
      "from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k ";

  /** A message as it is stored; the body is sealed, in base 64. */
  record NewMessage(
      UUID id,
      String authority,
      String mailbox,
      String messageId,
      boolean report,
      String workflowId,
      String fileName,
      String localId,
      String linkedMessageId,
      String statusCode,
      String body,
      Instant at) {}

  /** A message that is stored already. */
  record Known(String messageId, boolean acknowledged) {}

  private record Listed(String mailbox, String messageId) {}

  private record Asked(String mailbox, int cap) {}

  private record Wanted(UUID id) {}

  private record Marked(UUID id, Instant at) {}

  private record Result(UUID id, Instant at, String result, String unreadable) {}

  private record Fresh(String authority, String what, Instant at) {}

  private record Overdue(String authority, Instant before) {}

  /** When something was last fresh. */
  record LastSeen(String what, Instant at) {}

  private final Batch batch;

  MailboxRepository(Batch batch) {
    this.batch = batch;
  }

  Uni<List<Known>> known(String mailbox, Collection<String> messageIds) {
    return batch.query(
        """
        select cast(json_build_object('messageId', m.message_id,
            'acknowledged', m.acknowledged_at is not null) as text)
        """
            + ROWS
            + """
            (mailbox text, "messageId" text)
            join mailbox_message m on m.mailbox = k.mailbox and m.message_id = k."messageId"
            """,
        messageIds.stream().map(id -> new Listed(mailbox, id)).toList(),
        Known.class);
  }

  Uni<Integer> insertIfNew(NewMessage message) {
    return batch.execute(
        """
        insert into mailbox_message (id, authority_id, mailbox, message_id, report, workflow_id, file_name, local_id,
          linked_message_id, status_code, body, stored_at)
        select id, authority, mailbox, "messageId", report, "workflowId", "fileName", "localId", "linkedMessageId",
          "statusCode", decode(body, 'base64'), at
        """
            + ROWS
            + """
            (id uuid, authority text, mailbox text, "messageId" text, report boolean,
              "workflowId" text, "fileName" text, "localId" text, "linkedMessageId" text, "statusCode" text, body text,
              at timestamptz)
            on conflict do nothing
            """,
        List.of(message));
  }

  Uni<List<UUID>> unfinished(String mailbox, int cap) {
    return batch.query(
        "select cast(to_json(m.id) as text) "
            + ROWS
            + """
            (mailbox text, cap integer)
            cross join lateral (select id from mailbox_message u
              where u.mailbox = k.mailbox and u.acknowledged_at is null
              order by u.stored_at, u.id limit k.cap) m
            """,
        List.of(new Asked(mailbox, cap)),
        UUID.class);
  }

  Uni<MailboxMessage> get(UUID id) {
    return batch
        .query(
            """
            select cast(json_build_object('id', m.id, 'messageId', m.message_id, 'report', m.report,
                'workflowId', m.workflow_id, 'fileName', m.file_name, 'localId', m.local_id,
                'linkedMessageId', m.linked_message_id, 'statusCode', m.status_code,
                'body', translate(encode(m.body, 'base64'), E'\\n', ''), 'passingOnAt', m.passing_on_at,
                'passedOnAt', m.passed_on_at, 'handledAt', m.handled_at) as text)
            """
                + ROWS
                + "(id uuid) join mailbox_message m on m.id = k.id",
            List.of(new Wanted(id)),
            MailboxMessage.class)
        .map(List::getFirst);
  }

  Uni<Integer> mark(UUID id, Step step, Instant at) {
    return batch.execute(
        "update mailbox_message m set %s = k.at ".formatted(step.column())
            + ROWS
            + "(id uuid, at timestamptz) where m.id = k.id",
        List.of(new Marked(id, at)));
  }

  Uni<Integer> recordResult(UUID id, Instant at, String result, String unreadable) {
    return batch.execute(
        "update mailbox_message m set handled_at = k.at, result = k.result, unreadable ="
            + " k.unreadable "
            + ROWS
            + "(id uuid, at timestamptz, result text, unreadable text) where m.id = k.id",
        List.of(new Result(id, at, result, unreadable)));
  }

  Uni<Integer> recordFresh(String authority, Collection<Freshness> what, Instant at) {
    return batch.execute(
        "insert into link_freshness (authority_id, what, at) select authority, what, at "
            + ROWS
            + """
            (authority text, what text, at timestamptz)
            on conflict (authority_id, what) do update set at = greatest(link_freshness.at, excluded.at)
            """,
        what.stream().map(fresh -> new Fresh(authority, fresh.code(), at)).toList());
  }

  Uni<List<LastSeen>> freshness(String authority) {
    return batch.query(
        "select cast(json_build_object('what', f.what, 'at', f.at) as text) "
            + ROWS
            + "(authority text) join link_freshness f on f.authority_id = k.authority",
        List.of(new Overdue(authority, null)),
        LastSeen.class);
  }

  /**
   * Messages that cannot be read, stored before that moment, of which Duty & Advice do not know.
   */
  Uni<List<UUID>> untold(String authority, Instant before) {
    return batch.query(
        "select cast(to_json(m.id) as text) "
            + ROWS
            + """
            (authority text, before timestamptz)
            join mailbox_message m on m.authority_id = k.authority
            where m.unreadable is not null and m.duty_told_at is null and m.stored_at <= k.before
            order by m.stored_at
            """,
        List.of(new Overdue(authority, before)),
        UUID.class);
  }
}
