package org.wardline.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what is odd about a care event's message, as far as it changes what a reader may trust. */
final class FindingWording {
  private static final Map<String, String> FIELDS =
      Map.of(
          "nhsNumber", "NHS number",
          "dateOfBirth", "date of birth",
          "postcode", "postcode",
          "careSetting", "care setting",
          "kind", "kind of event",
          "localId", "council’s own id");

  /** What is used, and how. */
  private static final Map<String, String> USED =
      Map.of(
          "no-offset",
          "The message does not say of which time zone its time is: it is read as London’s.",
          "imprecise-time",
          "The message gives a date without a time: it may have happened later that day.",
          "time-of-envelope",
          "The message gives no readable time: the time at which it was sent is shown.",
          "future-time",
          "The message’s time lies in the future: the time at which it arrived is shown.",
          "other-authority",
          "The message says that the id which it gives is another council’s.");

  /** Of the sender's own numbering, which says nothing about a child. */
  private static final Set<String> OF_NUMBERING =
      Set.of("missing-id", "not-a-uuid", "shared-id", "repeated-id", "wrong-total");

  private FindingWording() {}

  /** Each {@code field:code} as a sentence, each sentence once. */
  static List<String> sentences(List<String> findings) {
    return findings.stream()
        .map(FindingWording::sentence)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<String> sentence(String finding) {
    int colon = finding.indexOf(':');
    String field = colon < 0 ? finding : finding.substring(0, colon);
    String code = finding.substring(colon + 1);
    if (OF_NUMBERING.contains(code)) {
      return Optional.empty();
    }
    String unusable =
        "The message’s %s could not be used and counts as unknown."
            .formatted(FIELDS.getOrDefault(field, "field " + field));
    return Optional.of(USED.getOrDefault(code, unusable));
  }
}
