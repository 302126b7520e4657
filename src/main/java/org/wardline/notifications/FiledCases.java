package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.notifications.Outgoing.FiledEvent;
import org.wardline.platform.data.Batch;

/** Reads what the case system may know of a notification: its events, and who concluded it. */
@ApplicationScoped
class FiledCases {
  record FiledCase(UUID notification, List<FiledEvent> events, String concludedBy) {}

  private record Wanted(UUID id) {}

  private final Batch batch;

  FiledCases(Batch batch) {
    this.batch = batch;
  }

  Uni<Map<UUID, FiledCase>> get(Collection<UUID> notifications) {
    return batch
        .query(
            """
            select cast(json_build_object('notification', n.id,
                'events', (select coalesce(json_agg(json_build_object('kind', e.kind, 'occurredAt', e.occurred_at,
                      'careSetting', e.care_setting, 'organisation', e.organisation, 'cancelledAt', e.cancelled_at)
                    order by e.occurred_at, e.care_event_id), '[]')
                  from episode_event e where e.episode_id = n.episode_id),
                'concludedBy', (select w.name from notification_history h left join worker w on w.id = h.actor_id
                  where h.notification_id = n.id and h.what in ('concluded', 'withdrawn') order by h.position desc limit 1)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join notification n on n.id = k.id
            """,
            notifications.stream().map(Wanted::new).toList(),
            FiledCase.class)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(FiledCase::notification, Function.identity())));
  }
}
