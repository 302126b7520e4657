package org.wardline.mesh;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Sensitive;
import org.wardline.register.UploadFiles;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;
import org.wardline.teams.Worker;

/**
 * Tells Duty & Advice of messages that stay unreadable, and custodians of records that the NHS
 * keeps sensitive.
 */
@ApplicationScoped
class Telling {

  private static final Logger LOG = Logger.getLogger(Telling.class);

  private final MailboxService messages;
  private final UploadFiles uploads;
  private final Teams teams;
  private final AuthorityScope scope;
  private final LinkMail mail;
  private final Clock clock;
  private final Duration patience;

  Telling(
      MailboxService messages,
      UploadFiles uploads,
      Teams teams,
      AuthorityScope scope,
      LinkMail mail,
      Clock clock,
      MeshConfig config) {
    this.messages = messages;
    this.uploads = uploads;
    this.teams = teams;
    this.scope = scope;
    this.mail = mail;
    this.clock = clock;
    this.patience = config.dutyToldAfter();
  }

  /** Tells whoever is to be told by now, each once. */
  Uni<Void> tell(String authority) {
    return tellDuty(authority).chain(() -> tellCustodians(authority));
  }

  private Uni<Void> tellDuty(String authority) {
    return messages
        .untold(authority, clock.instant().minus(patience))
        .chain(
            ids ->
                ids.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : staff(authority, Stream.empty())
                        .chain(staff -> tellDuty(authority, ids, staff)));
  }

  private Uni<Void> tellDuty(String authority, List<UUID> ids, Staff staff) {
    Optional<String> mailbox = staff.teamOf(Team.DUTY_AND_ADVICE).map(Team::mailbox);
    if (mailbox.isEmpty()) {
      LOG.errorf("Duty & Advice has no mailbox: authority=%s", authority);
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                mail.tellDuty(mailbox.get(), id)
                    .chain(() -> messages.mark(authority, id, Step.DUTY_TOLD)))
        .collect()
        .last();
  }

  private Uni<Void> tellCustodians(String authority) {
    return uploads
        .untold(authority)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : staff(authority, found.stream().map(Sensitive::custodianId))
                        .chain(staff -> tellCustodians(authority, found, staff)));
  }

  private Uni<Void> tellCustodians(String authority, List<Sensitive> found, Staff staff) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(sensitive -> tellCustodian(authority, sensitive, staff))
        .collect()
        .last();
  }

  /** Without a custodian the safeguarding manager is told. */
  private Uni<Void> tellCustodian(String authority, Sensitive sensitive, Staff staff) {
    Optional<String> address =
        staff
            .worker(sensitive.custodianId())
            .or(() -> staff.teamOf(Team.MANAGEMENT).flatMap(t -> staff.worker(t.managerId())))
            .map(Worker::email);
    if (address.isEmpty()) {
      LOG.errorf("nobody to be told of a sensitive record: authority=%s", authority);
      return Uni.createFrom().voidItem();
    }
    UUID reference =
        UUID.nameUUIDFromBytes(
            ("sensitive " + sensitive.childId()).getBytes(StandardCharsets.UTF_8));
    return mail.tellCustodian(address.get(), reference)
        .chain(() -> uploads.recordTold(authority, sensitive.childId()));
  }

  private Uni<Staff> staff(String authority, Stream<UUID> named) {
    return Panache.withTransaction(
        () ->
            scope
                .enter(List.of(authority))
                .chain(() -> teams.staff(List.of(authority), named))
                .map(staff -> staff.get(authority)));
  }
}
