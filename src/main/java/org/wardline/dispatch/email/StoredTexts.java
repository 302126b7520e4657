package org.wardline.dispatch.email;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;

/** The authorities' own texts in the database, in the running transaction. */
@ApplicationScoped
public class StoredTexts {
  private record Wanted(String authority) {}

  private record Stored(String authority, String subject, String plain, String html) {}

  private record Row(
      String authority, String subject, String plain, String html, Instant at, UUID worker) {}

  private final Batch batch;

  StoredTexts(Batch batch) {
    this.batch = batch;
  }

  /** By authority; who has none of its own is missing. */
  public Uni<Map<String, MessageText>> find(Collection<String> authorities) {
    return batch
        .query(
            """
            select cast(json_build_object('authority', t.authority_id, 'subject', t.subject, 'plain', t.plain,
                'html', t.html) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            join message_text t on t.authority_id = k.authority
            """,
            authorities.stream().map(Wanted::new).toList(),
            Stored.class)
        .map(
            found ->
                found.stream().collect(Collectors.toMap(Stored::authority, StoredTexts::text)));
  }

  private static MessageText text(Stored stored) {
    return new MessageText(stored.subject(), stored.plain(), stored.html());
  }

  Uni<Void> save(String authority, MessageText text, UUID worker, Instant now) {
    return batch
        .execute(
            """
            insert into message_text (authority_id, subject, plain, html, recorded_at, recorded_by)
            select authority, subject, plain, html, at, worker
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as t
              (authority text, subject text, plain text, html text, at timestamptz, worker uuid)
            on conflict (authority_id) do update set subject = excluded.subject, plain = excluded.plain,
              html = excluded.html, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
            """,
            List.of(new Row(authority, text.subject(), text.plain(), text.html(), now, worker)))
        .replaceWithVoid();
  }

  Uni<Void> remove(String authority) {
    return batch
        .execute(
            """
            delete from message_text t
            using jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text)
            where t.authority_id = k.authority
            """,
            List.of(new Wanted(authority)))
        .replaceWithVoid();
  }
}
