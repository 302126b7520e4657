package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;

/**
 * Reads the data of a care event. A bad field never costs a child: it counts as unknown and is a
 * finding. An event is refused only without an organisation, a time, or anything that identifies.
 */
final class CareEventDataReader {

  private static final Pattern POSTCODE =
      Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})");
  private static final int EARLIEST_BIRTH = 1900;

  CareEventData read(
      JsonNode data, String pointer, Optional<OffsetDateTime> time, List<Finding> findings) {
    if (!data.isObject()) {
      throw new RefusedEventException(pointer, "expected an object, the data of a care event");
    }
    var fields = new Fields(data, pointer, findings);
    Organisation organisation = organisation(fields);
    Instant at = occurredAt(fields, time);
    var event =
        new CareEventData(
            nhsNumber(fields),
            localId(fields.inside("localId")),
            fields.text("givenName"),
            fields.text("familyName"),
            dateOfBirth(fields, at),
            postcode(fields),
            coded(fields, "sex", Sex::find),
            fields.text("address"),
            organisation,
            coded(fields, "careSetting", CareSetting::find),
            coded(fields, "kind", CareEventKind::find),
            at,
            seenBy(fields.inside("seenBy")),
            fields.text("cancels"));
    if (identifiesNobody(event)) {
      throw new RefusedEventException(
          pointer, "needs a valid NHS number, a local id, a family name or a date of birth");
    }
    return event;
  }

  private static boolean identifiesNobody(CareEventData event) {
    return event.nhsNumber().isEmpty()
        && event.localId().isEmpty()
        && event.familyName().isEmpty()
        && event.dateOfBirth().isEmpty()
        && event.cancels().isEmpty();
  }

  private static Organisation organisation(Fields fields) {
    Fields organisation = fields.inside("organisation");
    return Organisation.find(organisation.text("code"), organisation.text("name"))
        .orElseThrow(
            () ->
                new RefusedEventException(
                    organisation.at("code"), "needs the ODS code of the organisation"));
  }

  private static Instant occurredAt(Fields fields, Optional<OffsetDateTime> time) {
    return Moments.find(fields, time)
        .orElseThrow(
            () ->
                new RefusedEventException(
                    fields.at("occurredAt"), "needs the date and time of the event"));
  }

  private static Optional<NhsNumber> nhsNumber(Fields fields) {
    return understood(
        fields, "nhsNumber", fields.digits("nhsNumber"), NhsNumber::find, "check-digit");
  }

  private static Optional<LocalId> localId(Fields fields) {
    return fields.digits("value").map(value -> new LocalId(value, fields.text("authority")));
  }

  private static Optional<LocalDate> dateOfBirth(Fields fields, Instant occurredAt) {
    LocalDate latest = LocalDate.ofInstant(occurredAt, ZoneOffset.UTC).plusDays(1);
    return understood(
        fields,
        "dateOfBirth",
        fields.text("dateOfBirth"),
        written ->
            date(written)
                .filter(birth -> birth.getYear() >= EARLIEST_BIRTH && !birth.isAfter(latest)),
        "impossible-date");
  }

  private static Optional<String> postcode(Fields fields) {
    return understood(
        fields, "postcode", fields.text("postcode"), CareEventDataReader::postcode, "no-postcode");
  }

  private static Optional<String> postcode(String written) {
    var matcher = POSTCODE.matcher(written.toUpperCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(matcher.group(1) + " " + matcher.group(2))
        : Optional.empty();
  }

  private static <T> Optional<T> coded(
      Fields fields, String name, Function<String, Optional<T>> find) {
    Optional<String> code = fields.text(name).map(text -> text.toLowerCase(Locale.ROOT));
    return understood(fields, name, code, find, "unknown-code");
  }

  private static Optional<SeenBy> seenBy(Fields fields) {
    var seenBy = new SeenBy(fields.text("name"), fields.text("role"));
    return Optional.of(seenBy).filter(by -> by.name().isPresent() || by.role().isPresent());
  }

  /** What a text means; a finding when it means nothing. */
  private static <T> Optional<T> understood(
      Fields fields,
      String name,
      Optional<String> written,
      Function<String, Optional<T>> meaning,
      String code) {
    Optional<T> understood = written.flatMap(meaning);
    if (written.isPresent() && understood.isEmpty()) {
      fields.find(name, code, "is not valid; the field counts as unknown");
    }
    return understood;
  }

  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
