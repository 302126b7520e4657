package org.wardline.mesh;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.mesh.MailboxRepository.Known;
import org.wardline.mesh.MailboxRepository.LastSeen;
import org.wardline.mesh.MailboxRepository.NewMessage;
import org.wardline.platform.security.AuthorityScope;

/** The transactions of a mailbox: one for each step of each message. */
@ApplicationScoped
class MailboxService {

  private static final String FUNCTION = "mesh";
  private static final String MESSAGE = "mailbox_message";

  private final MailboxRepository messages;
  private final AuthorityScope scope;
  private final AuditTrail audit;
  private final Clock clock;

  MailboxService(MailboxRepository messages, AuthorityScope scope, AuditTrail audit, Clock clock) {
    this.messages = messages;
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  @WithTransaction
  Uni<List<Known>> known(String authority, String mailbox, Collection<String> messageIds) {
    return enter(authority).chain(() -> messages.known(mailbox, messageIds));
  }

  /** Stores a message; the same again changes nothing. */
  @WithTransaction
  Uni<Void> storeIfNew(NewMessage message) {
    return enter(message.authority())
        .chain(() -> messages.insertIfNew(message))
        .chain(
            fresh ->
                fresh == 0
                    ? Uni.createFrom().voidItem()
                    : append(message.authority(), "message collected", message.id(), ""));
  }

  @WithTransaction
  Uni<List<UUID>> unfinished(String authority, String mailbox, int cap) {
    return enter(authority).chain(() -> messages.unfinished(mailbox, cap));
  }

  @WithTransaction
  Uni<MailboxMessage> get(String authority, UUID id) {
    return enter(authority).chain(() -> messages.get(id));
  }

  @WithTransaction
  Uni<Void> mark(String authority, UUID id, Step step) {
    return enter(authority).chain(() -> messages.mark(id, step, clock.instant())).replaceWithVoid();
  }

  /** Records what became of a message. */
  @WithTransaction
  Uni<Void> record(String authority, UUID id, Handled handled) {
    return enter(authority)
        .chain(
            () ->
                switch (handled) {
                  case Handled.Done done -> record(authority, id, done);
                  case Handled.Unreadable no -> record(authority, id, no);
                });
  }

  private Uni<Void> record(String authority, UUID id, Handled.Done done) {
    return messages
        .recordResult(id, clock.instant(), done.result(), null)
        .chain(() -> messages.recordFresh(authority, done.fresh(), clock.instant()))
        .chain(() -> append(authority, "message handed over", id, done.result()));
  }

  private Uni<Void> record(String authority, UUID id, Handled.Unreadable no) {
    return messages
        .recordResult(id, clock.instant(), "unreadable", no.reason())
        .chain(() -> append(authority, "message cannot be read", id, ""));
  }

  @WithTransaction
  Uni<Void> recordFresh(String authority, Collection<Freshness> what) {
    return enter(authority)
        .chain(() -> messages.recordFresh(authority, what, clock.instant()))
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<List<LastSeen>> freshness(String authority) {
    return enter(authority).chain(() -> messages.freshness(authority));
  }

  @WithTransaction
  Uni<List<UUID>> untold(String authority, Instant before) {
    return enter(authority).chain(() -> messages.untold(authority, before));
  }

  private Uni<Void> enter(String authority) {
    return scope.enter(List.of(authority));
  }

  private Uni<Void> append(String authority, String action, UUID id, String detail) {
    return audit.append(
        List.of(AuditEntry.ofFunction(FUNCTION, authority, action, MESSAGE, id, detail)));
  }
}
