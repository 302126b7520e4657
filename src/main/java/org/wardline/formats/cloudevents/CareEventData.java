package org.wardline.formats.cloudevents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;

/**
 * The data of a care event: which child was seen, where, when, how and by whom. What was absent or
 * could not be read is empty; at least one of number, local id, family name, date of birth and
 * cancelled event is there.
 *
 * @param postcode in upper case with one space
 * @param address in one line, without the postcode
 * @param cancels the id of an earlier event of the same source that this one takes back
 */
public record CareEventData(
    Optional<NhsNumber> nhsNumber,
    Optional<LocalId> localId,
    Optional<String> givenName,
    Optional<String> familyName,
    Optional<LocalDate> dateOfBirth,
    Optional<String> postcode,
    Optional<Sex> sex,
    Optional<String> address,
    Organisation organisation,
    Optional<CareSetting> careSetting,
    Optional<CareEventKind> kind,
    Instant occurredAt,
    Optional<SeenBy> seenBy,
    Optional<String> cancels) {

  @Override
  public String toString() {
    return "CareEventData[redacted]";
  }
}
