package org.wardline.notifications;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Worker;

/**
 * The door to what goes into the case system: plans case notes, lists what is not filed, and files
 * it again. A restricted child appears nowhere outside the custodian's view, so not here either.
 */
@ApplicationScoped
public class Filings {
  private final AuthorityScope scope;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;
  private final NotificationsConfig config;

  Filings(
      AuthorityScope scope,
      Batch batch,
      AuditTrail audit,
      Clock clock,
      NotificationsConfig config) {
    this.scope = scope;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
  }

  /**
   * What the case system has not confirmed.
   *
   * @param caseNote whether it is the conclusion, not the notification
   * @param state how far it has come
   * @param code what came of the latest attempt, or null before the first
   */
  public record NotFiled(
      UUID deliveryId,
      UUID notificationId,
      String reference,
      boolean caseNote,
      DeliveryState state,
      Instant plannedAt,
      String code) {}

  /** What of a notification n no reader k of these lists may know. */
  private static final String HIDDEN =
      """
      n.restricted or exists (select from child c where c.id = n.child_id and c.restricted)
        or exists (select from child_bar b where b.child_id = n.child_id and b.worker_id = k.reader)
      """;

  private record Asked(String authority, UUID reader, UUID delivery, Instant at, Instant before) {}

  /** Whether notifications of this kind are filed at all. */
  boolean isFiled(Notification notification) {
    return !notification.isRestricted()
        && config.caseSystems().orElse(Set.of()).contains(notification.authority());
  }

  /** Plans the case note of a conclusion; answers what to announce. */
  Uni<List<DeliveryPlanned>> planNote(Notification concluded, Instant now) {
    return isFiled(concluded)
        ? plan(Delivery.note(concluded, now))
        : Uni.createFrom().item(List.of());
  }

  /** Plans the case note of a withdrawal that may follow a conclusion. */
  Uni<List<DeliveryPlanned>> planNoteOfWithdrawal(Notification withdrawn, Instant now) {
    return isFiled(withdrawn)
        ? plan(Delivery.noteOfWithdrawal(withdrawn, now))
        : Uni.createFrom().item(List.of());
  }

  private Uni<List<DeliveryPlanned>> plan(Delivery note) {
    return batch
        .persist(List.of(note))
        .replaceWith(List.of(new DeliveryPlanned(note.id(), note.authority())));
  }

  /** Whether somebody sees what is not filed, and files it again. */
  public boolean mayFile(Worker reader) {
    return RightsPolicy.oversees(reader) || reader.roles().contains("operator");
  }

  /** What failed, and what waits for longer than it may, the oldest first. */
  @WithTransaction
  public Uni<List<NotFiled>> notFiled(Worker reader) {
    if (!mayFile(reader)) {
      return Uni.createFrom().item(List.of());
    }
    Instant now = clock.instant();
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('deliveryId', d.id, 'notificationId', n.id, 'reference', n.reference,
                        'caseNote', d.kind = 'note', 'state', upper(d.state), 'plannedAt', d.planned_at,
                        'code', coalesce(
                          (select r.result from delivery_receipt r where r.delivery_id = d.id order by r.at desc limit 1),
                          (select a.result from delivery_attempt a where a.delivery_id = d.id
                            order by a.attempt desc limit 1))) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, reader uuid, before timestamptz)
                    join delivery d on d.authority_id = k.authority and d.channel = 'case_system'
                      and (d.state in ('failed', 'bounced')
                        or d.state in ('due', 'sending', 'sent') and d.planned_at < k.before)
                    join notification n on n.id = d.notification_id and not (%s)
                    order by d.planned_at limit 200
                    """
                        .formatted(HIDDEN),
                    List.of(
                        new Asked(
                            reader.authority(),
                            reader.id(),
                            null,
                            now,
                            now.minus(config.filedWithin()))),
                    NotFiled.class));
  }

  /**
   * Begins anew with what failed, or waits for longer than it may for its acknowledgement; answers
   * what to announce, nothing when there is no such.
   */
  @WithTransaction
  public Uni<List<DeliveryPlanned>> fileAgain(Worker reader, UUID delivery) {
    if (!mayFile(reader)) {
      return Uni.createFrom().item(List.of());
    }
    Instant now = clock.instant();
    return scope
        .enter(List.of(reader.authority()))
        .chain(
            () ->
                batch.query(
                    """
                    with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
                        as r (authority text, reader uuid, delivery uuid, at timestamptz, before timestamptz)),
                      again as (
                        update delivery d set state = 'due', due_at = k.at, planned_at = k.at, announced_at = k.at,
                          announcements = 1, settled_at = null from k
                        where d.id = k.delivery and d.authority_id = k.authority and d.channel = 'case_system'
                          and (d.state in ('failed', 'bounced') or d.state = 'sent' and d.planned_at < k.before)
                          and not exists (select from notification n where n.id = d.notification_id and (%s))
                        returning d.id, d.authority_id)
                    select cast(json_build_object('deliveryId', id, 'authority', authority_id) as text) from again
                    """
                        .formatted(HIDDEN),
                    List.of(
                        new Asked(
                            reader.authority(),
                            reader.id(),
                            delivery,
                            now,
                            now.minus(config.filedWithin()))),
                    DeliveryPlanned.class))
        .call(again -> audit.append(again.stream().map(d -> filedAgain(reader, d)).toList()));
  }

  private static AuditEntry filedAgain(Worker reader, DeliveryPlanned again) {
    return AuditEntry.ofWorker(
        reader.id(), reader.authority(), "filed_again", "delivery", again.deliveryId(), "");
  }
}
