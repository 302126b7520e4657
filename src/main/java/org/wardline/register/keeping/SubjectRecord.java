package org.wardline.register.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wardline.register.Plan;

/**
 * Everything that the register holds of one child, opened, for its subject. Who keeps or must not
 * know of the record is other people's and is not here.
 *
 * @param team the name of the child's own team, or null
 * @param barred since when somebody must not know of the child, one moment for each
 * @param withheld the code of what is wrong with what CP-IS is to be sent, or null
 * @param names of workers and teams that the history mentions
 */
public record SubjectRecord(
    UUID id,
    String givenName,
    String familyName,
    LocalDate dateOfBirth,
    String sex,
    String address,
    String postcode,
    String team,
    String caseRecord,
    boolean restricted,
    Instant closedAt,
    Instant recordedAt,
    List<Identifier> nhsNumbers,
    List<Identifier> localIds,
    List<Named> formerNames,
    List<Plan> plans,
    List<Allocated> allocations,
    List<Instant> barred,
    List<Hold> holds,
    List<Sent> uploads,
    String withheld,
    List<Version> history,
    Map<UUID, String> names) {

  public SubjectRecord {
    nhsNumbers = List.copyOf(nhsNumbers);
    localIds = List.copyOf(localIds);
    formerNames = List.copyOf(formerNames);
    plans = List.copyOf(plans);
    allocations = List.copyOf(allocations);
    barred = List.copyOf(barred);
    holds = List.copyOf(holds);
    uploads = List.copyOf(uploads);
    history = List.copyOf(history);
    names = names == null ? Map.of() : Map.copyOf(names);
  }

  /**
   * A number or id.
   *
   * @param status of an NHS number: current, superseded, inactive, disputed or unknown
   */
  public record Identifier(String value, String status, Instant recordedAt) {}

  /** A name, since when it was said. */
  public record Named(String givenName, String familyName, Instant fromAt) {}

  /** Who followed the child; the team may be null. */
  public record Allocated(String worker, String team, Instant fromAt, Instant untilAt) {}

  /** That nothing is purged; until null it holds. */
  public record Hold(
      String reference, String placedBy, Instant placedAt, String liftedBy, Instant liftedAt) {}

  /**
   * That the record stood in a file for CP-IS.
   *
   * @param sentAt null when the file has not gone
   * @param code what CP-IS answered of the record, or null
   */
  public record Sent(long file, Instant madeAt, Instant sentAt, String code) {}

  /**
   * What was known from a moment on.
   *
   * @param by a worker's name, or null when the system recorded it
   * @param function which function of the system recorded it, or null
   */
  public record Version(Instant recordedAt, String by, String function, JsonNode content) {}

  @Override
  public String toString() {
    return "SubjectRecord[" + id + ']';
  }
}
