package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;

/**
 * NHS numbers of a council's records that are no longer in use (REPC_MT000005GB01).
 *
 * @param council ODS code of the council addressed
 */
public record InactiveNumbers(
    Optional<String> messageId,
    Optional<Instant> effectiveTime,
    Optional<String> council,
    List<InactiveNumber> subjects,
    List<Finding> findings) {

  public InactiveNumbers {
    subjects = List.copyOf(subjects);
    findings = List.copyOf(findings);
  }

  /**
   * One number that is no longer in use.
   *
   * @param replacedBy the number in use now, when there is one
   * @param uploadFile sequence number of the upload that brought the record to CP-IS
   */
  public record InactiveNumber(
      Optional<NhsNumber> nhsNumber,
      Optional<LocalId> localId,
      Optional<NhsNumber> replacedBy,
      Optional<String> uploadFile) {

    @Override
    public String toString() {
      return "InactiveNumber[redacted]";
    }
  }
}
