package org.wardline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;
import org.wardline.formats.cloudevents.CareEventData;
import org.wardline.formats.cloudevents.CareSetting;
import org.wardline.formats.cloudevents.ReceivedCareEvent;
import org.wardline.formats.cloudevents.Sex;
import org.wardline.formats.cpis.AccessNotification;
import org.wardline.formats.cpis.Author;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.Author.NominatedPerson;
import org.wardline.formats.cpis.Author.SystemAuthor;
import org.wardline.formats.cpis.Query;
import org.wardline.messages.CareEvent;

/** Makes care events of what the formats read. */
final class Translation {

  /**
   * A kind that is missing or not known is taken for the one after which a child may still be
   * there.
   */
  private static final CareEvent.Kind KIND_WHEN_UNKNOWN = CareEvent.Kind.ARRIVAL;

  private Translation() {}

  /** A CloudEvent is named by its source and id together. */
  static IncomingEvent of(ReceivedCareEvent received, String sender) {
    CareEventData data = received.data();
    var event =
        new CareEvent(
            sender,
            data.kind().map(kind -> CareEvent.Kind.valueOf(kind.name())).orElse(KIND_WHEN_UNKNOWN),
            data.occurredAt(),
            organisation(data.organisation()),
            data.careSetting().map(CareSetting::code).orElse(null),
            subject(data),
            data.seenBy()
                .map(by -> new CareEvent.SeenBy(by.name().orElse(null), by.role().orElse(null)))
                .orElse(null),
            null,
            false,
            codes(received.findings()));
    return new IncomingEvent(
        received.index(),
        named(received, received.id()),
        data.cancels().map(id -> named(received, id)).orElse(null),
        event,
        received.findings());
  }

  private static String named(ReceivedCareEvent received, String id) {
    return received.source() + "\n" + id;
  }

  /** A query of an access notification is named by its UUID. */
  static IncomingEvent of(Query query, AccessNotification notification, String sender) {
    List<Finding> findings = findings(query, notification);
    var event =
        new CareEvent(
            sender,
            CareEvent.Kind.ACCESS,
            query.at(),
            organisation(query.author().organisation()),
            null,
            subject(query, notification),
            seenBy(query.author()),
            notification.council().or(() -> authority(query)).orElse(null),
            true,
            codes(findings));
    return new IncomingEvent(query.index(), query.id(), null, event, findings);
  }

  private static CareEvent.Organisation organisation(Organisation organisation) {
    return new CareEvent.Organisation(organisation.code(), organisation.name().orElse(null));
  }

  private static CareEvent.Subject subject(CareEventData data) {
    return new CareEvent.Subject(
        data.nhsNumber().map(NhsNumber::digits).orElse(null),
        data.localId().map(LocalId::value).orElse(null),
        data.localId().flatMap(LocalId::authority).orElse(null),
        data.givenName().orElse(null),
        data.familyName().orElse(null),
        data.dateOfBirth().orElse(null),
        data.postcode().orElse(null),
        data.sex().map(Sex::code).orElse(null),
        data.address().orElse(null));
  }

  /** A local id that names no council is of the one addressed. */
  private static CareEvent.Subject subject(Query query, AccessNotification notification) {
    return new CareEvent.Subject(
        query.nhsNumber().map(NhsNumber::digits).orElse(null),
        query.localId().map(LocalId::value).orElse(null),
        authority(query).or(notification::council).orElse(null),
        null,
        null,
        null,
        null);
  }

  private static Optional<String> authority(Query query) {
    return query.localId().flatMap(LocalId::authority);
  }

  private static CareEvent.SeenBy seenBy(Author author) {
    return switch (author) {
      case AssignedAuthor person ->
          new CareEvent.SeenBy(
              person.name().orElse(null), person.role().or(person::roleCode).orElse(null));
      case SystemAuthor system -> new CareEvent.SeenBy(names(system.nominated()), "System");
    };
  }

  private static String names(List<NominatedPerson> nominated) {
    String names =
        nominated.stream()
            .map(NominatedPerson::name)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }

  private static List<Finding> findings(Query query, AccessNotification notification) {
    var findings = new ArrayList<>(query.findings());
    Optional<String> authority = authority(query);
    if (authority.isPresent()
        && notification.council().isPresent()
        && !authority.equals(notification.council())) {
      findings.add(
          new Finding(
              "person.id",
              "other-authority",
              "The local id was assigned by another council than the one addressed."));
    }
    return List.copyOf(findings);
  }

  private static List<CareEvent.Finding> codes(List<Finding> findings) {
    return findings.stream()
        .map(finding -> new CareEvent.Finding(finding.field(), finding.code()))
        .toList();
  }
}
