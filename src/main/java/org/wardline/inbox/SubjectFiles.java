package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.inbox.Traces.Trace;
import org.wardline.notifications.DeskDetail;
import org.wardline.notifications.SubjectNotifications;
import org.wardline.notifications.SubjectNotifications.Held;
import org.wardline.notifications.SubjectNotifications.Reviewed;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.keeping.SubjectAccess;
import org.wardline.register.keeping.SubjectRecord;
import org.wardline.register.organisations.Organisation;
import org.wardline.register.organisations.Organisations;
import org.wardline.teams.Worker;

/** Gathers everything that is held of one child into a text for whoever it is about. */
@ApplicationScoped
class SubjectFiles {
  private final SubjectAccess register;
  private final SubjectNotifications notifications;
  private final Traces traces;
  private final Organisations organisations;
  private final Clock clock;

  SubjectFiles(
      SubjectAccess register,
      SubjectNotifications notifications,
      Traces traces,
      Organisations organisations,
      Clock clock) {
    this.register = register;
    this.notifications = notifications;
    this.traces = traces;
    this.organisations = organisations;
    this.clock = clock;
  }

  /** What is held. */
  record Content(
      SubjectRecord record,
      List<Held> notifications,
      List<Reviewed> reviews,
      Trace trace,
      Map<String, Organisation> organisations) {}

  /** Empty when there is no such child, for all that the keeper may know. */
  @WithTransaction
  Uni<Optional<String>> find(Worker keeper, UUID child, SealingKeys keys) {
    return register
        .find(keeper, child, keys)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<String>empty())
                    : gather(keeper, found.get(), keys)
                        .map(content -> new SubjectFileWording(clock.instant()).text(content))
                        .map(Optional::of));
  }

  private Uni<Content> gather(Worker keeper, SubjectRecord record, SealingKeys keys) {
    return notifications.of(record.id(), keeper, keys).chain(held -> gather(record, held, keys));
  }

  private Uni<Content> gather(SubjectRecord record, List<Held> held, SealingKeys keys) {
    return notifications
        .reviews(record.id())
        .chain(
            reviews ->
                traces
                    .of(record.id(), held, keys)
                    .chain(
                        trace ->
                            organisations
                                .find(codes(held).toList())
                                .map(known -> new Content(record, held, reviews, trace, known))));
  }

  private static Stream<String> codes(List<Held> held) {
    return held.stream().flatMap(one -> one.events().stream()).map(DeskDetail.Event::organisation);
  }
}
