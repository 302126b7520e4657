package org.wardline.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.NhsNumber;

/**
 * Somebody who has, or had, a plan: what an upload says of them, opened. Its {@code toString} tells
 * none of it.
 *
 * @param number the number in use, if it is valid
 * @param replaced whether every number that is held is out of use
 * @param loaded whether CP-IS holds a record
 */
record UploadCandidate(
    UUID childId,
    boolean restricted,
    Optional<NhsNumber> number,
    boolean replaced,
    Optional<String> localId,
    Optional<String> given,
    Optional<String> family,
    Optional<LocalDate> born,
    List<Plan> plans,
    boolean loaded) {

  UploadCandidate {
    plans = List.copyOf(plans);
  }

  @Override
  public String toString() {
    return "UploadCandidate[" + childId + ']';
  }
}
