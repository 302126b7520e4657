package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.notifications.DeskDetail.TimeLine;
import org.wardline.notifications.DeskDetail.Told;
import org.wardline.notifications.DeskQueries.LineRow;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.teams.Channel;
import org.wardline.teams.Role;

/** Reads the time lines of notifications, with the names of those who were told. */
@ApplicationScoped
class TimeLines {
  private record Asked(UUID id, UUID reader) {}

  private record ToldRow(
      UUID notification, int round, String step, Role role, Channel channel, String name) {

    /** Whether the line says of this delivery that it was planned, or what became of it. */
    private boolean isOf(LineRow line) {
      boolean sameRound = notification.equals(line.notification()) && round == line.round();
      return sameRound
          && (line.what().equals(STEP_TAKEN)
              ? line.detail().startsWith(step + ":")
              : line.detail().equals(role.words() + " by " + channel.words()));
    }
  }

  private static final String STEP_TAKEN = "step_taken";

  /** Of a delivery d of a notification n: whether a reader k may know by name who was told. */
  static final String MAY_KNOW_WHO =
      """
      (d.addressed_as not in ('custodian', 'deputy', 'safeguarding_manager')
          and not (n.restricted and d.round >= n.restricted_from_round)
        or coalesce(k.reader in (n.custodian_id, n.deputy_id, d.recipient_id), false))
      """;

  private final DeskQueries queries;
  private final Batch batch;

  TimeLines(DeskQueries queries, Batch batch) {
    this.queries = queries;
    this.batch = batch;
  }

  /**
   * By notification, in order.
   *
   * @param reader who may know the names of the keepers of a restriction when they are one of them;
   *     null is nobody
   */
  Uni<Map<UUID, List<TimeLine>>> of(Collection<UUID> notifications, UUID reader, SealingKeys keys) {
    return queries
        .timeLine(notifications)
        .chain(
            lines ->
                told(notifications, reader)
                    .map(
                        told ->
                            lines.stream()
                                .collect(
                                    Collectors.groupingBy(
                                        LineRow::notification,
                                        Collectors.mapping(
                                            line -> timeLine(line, told, keys),
                                            Collectors.toList())))));
  }

  private static TimeLine timeLine(LineRow row, List<ToldRow> told, SealingKeys keys) {
    String note = row.note() == null ? null : keys.openText(row.note(), History.TABLE, row.id());
    return new TimeLine(
        row.at(), row.round(), row.what(), row.actor(), row.detail(), note, names(row, told));
  }

  /** Each person once, whatever the channels. */
  private static List<Told> names(LineRow line, List<ToldRow> told) {
    return told.stream()
        .filter(one -> one.isOf(line))
        .map(one -> new Told(one.role().words(), one.name()))
        .distinct()
        .toList();
  }

  private Uni<List<ToldRow>> told(Collection<UUID> notifications, UUID reader) {
    return batch.query(
        """
        select cast(json_build_object('notification', d.notification_id, 'round', d.round, 'step', d.step,
            'role', upper(d.addressed_as), 'channel', upper(d.channel), 'name', coalesce(w.name, t.name)) as text)
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid, reader uuid)
        join notification n on n.id = k.id
        join delivery d on d.notification_id = n.id and d.addressed_as is not null
        left join worker w on w.id = d.recipient_id
        left join team t on t.id = d.recipient_id
        where coalesce(w.name, t.name) is not null and
        """
            + MAY_KNOW_WHO
            + " order by d.planned_at, d.id",
        notifications.stream().map(id -> new Asked(id, reader)).toList(),
        ToldRow.class);
  }
}
