package org.wardline.formats.cpis;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;

/**
 * Whose plan it is. An unborn child is named by the mother: number, local id, date of birth and
 * name are hers. Its {@code toString} tells none of it.
 */
public record PlanSubject(
    Kind kind,
    Optional<NhsNumber> nhsNumber,
    Optional<LocalId> localId,
    Optional<LocalDate> birthTime,
    Optional<String> given,
    Optional<String> family) {

  /** A child, or one that is not born yet. */
  public enum Kind {
    CHILD("COCT_TP145101GB01", "Child"),
    UNBORN_CHILD("COCT_TP145100GB01", "UnbornChild");

    private final String template;
    private final String role;

    Kind(String template, String role) {
      this.template = template;
      this.role = role;
    }

    String template() {
      return template;
    }

    String role() {
      return role;
    }

    String element() {
      return template + '.' + role;
    }

    static Optional<Kind> ofElement(String element) {
      return Arrays.stream(values()).filter(kind -> kind.element().equals(element)).findFirst();
    }
  }

  @Override
  public String toString() {
    return "PlanSubject[" + kind + ", redacted]";
  }
}
