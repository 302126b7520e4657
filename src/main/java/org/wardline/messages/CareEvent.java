package org.wardline.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * That a child was seen, as {@code intake} understood it and {@code matching} reads it; stored
 * sealed, never on a queue.
 *
 * <p>Every field that the message lacked, or that could not be used, is null; what could not be
 * used is also a finding.
 *
 * @param addressedTo the ODS code of the council that the message itself names (an access
 *     notification does), or null
 * @param kept whether it must be kept although nobody follows the child: every access notification
 *     of CP-IS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CareEvent(
    String sender,
    Kind kind,
    Instant occurredAt,
    Organisation organisation,
    String careSetting,
    Subject subject,
    SeenBy seenBy,
    String addressedTo,
    boolean kept,
    List<Finding> findings) {

  public CareEvent {
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /**
   * What happened, in rising weight for a child's safety where two are compared by the episode's
   * rules.
   */
  public enum Kind {
    ACCESS,
    DEPARTURE,
    ARRIVAL,
    ADMISSION,
    LEFT_BEFORE_SEEN,
    NOT_BROUGHT
  }

  /** Where: the ODS code as sent (site or trust) and the name, which may be null. */
  public record Organisation(String code, String name) {}

  /**
   * Who the child is, as far as the message says.
   *
   * @param nhsNumber 10 digits that pass their check
   * @param localId the council's own id; it counts only together with that council's ODS code
   * @param sex female, male or indeterminate
   * @param address in one line, without the postcode
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(
      String nhsNumber,
      String localId,
      String localIdAuthority,
      String givenName,
      String familyName,
      LocalDate dateOfBirth,
      String postcode,
      String sex,
      String address) {

    /** Of whom neither sex nor address is said. */
    public Subject(
        String nhsNumber,
        String localId,
        String localIdAuthority,
        String givenName,
        String familyName,
        LocalDate dateOfBirth,
        String postcode) {
      this(
          nhsNumber,
          localId,
          localIdAuthority,
          givenName,
          familyName,
          dateOfBirth,
          postcode,
          null,
          null);
    }

    @Override
    public String toString() {
      return "Subject[redacted]";
    }
  }

  /** The clinician or system that saw the child or opened the record. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SeenBy(String name, String role) {
    @Override
    public String toString() {
      return "SeenBy[redacted]";
    }
  }

  /** A field that could not be used: its name and a code of the kind of fault, never its value. */
  public record Finding(String field, String code) {}

  @Override
  public String toString() {
    return "CareEvent[redacted]";
  }
}
