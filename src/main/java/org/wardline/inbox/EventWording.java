package org.wardline.inbox;

import java.util.Locale;
import java.util.Map;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.register.organisations.Organisation;

/** Says what happened in a care event. */
final class EventWording {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "emergency-department", "Emergency department",
          "minor-injuries-unit", "Minor injuries unit",
          "walk-in-centre", "Walk-in or urgent treatment centre",
          "gp-out-of-hours", "GP out of hours",
          "nhs-111", "NHS 111",
          "ambulance", "Ambulance service",
          "paediatric-ward", "Paediatric ward",
          "maternity-unit", "Maternity unit");

  private EventWording() {}

  /** A short name for the kind. */
  static String name(Kind kind) {
    return switch (kind) {
      case ACCESS -> "Record opened";
      case DEPARTURE -> "Departure";
      case ARRIVAL -> "Arrival";
      case ADMISSION -> "Admission";
      case LEFT_BEFORE_SEEN -> "Left before being seen";
      case NOT_BROUGHT -> "Not brought";
    };
  }

  /** The name with a mark on what its sender took back. */
  static String name(Kind kind, boolean cancelled) {
    return cancelled ? name(kind) + " (taken back by its sender)" : name(kind);
  }

  /**
   * What it means, in a sentence or two.
   *
   * @param whom "the child", or "the mother" when the plan is of an unborn child
   */
  static String meaning(Kind kind, String whom) {
    return switch (kind) {
      case ACCESS ->
          "Somebody there opened the child protection record. An access is not an attendance: "
              + whom
              + " may or may not have been there.";
      case DEPARTURE -> capital(whom) + " left, or was discharged.";
      case ARRIVAL -> capital(whom) + " arrived there.";
      case ADMISSION -> capital(whom) + " was admitted there.";
      case LEFT_BEFORE_SEEN -> capital(whom) + " left before anybody had seen them.";
      case NOT_BROUGHT -> capital(whom) + " was expected there and did not come.";
    };
  }

  /** An access notification names no setting, so that an unknown one counts as an emergency. */
  static String setting(String code) {
    String known = code == null ? null : SETTINGS.get(normal(code));
    return known == null ? "Not named: treat it as an emergency" : known;
  }

  /** Whose word it is: name and role, as far as the message gave them. */
  static String seenBy(String name, String role) {
    if (name == null && "system".equalsIgnoreCase(role)) {
      return "A computer system; the message names no person";
    }
    if (name == null) {
      return role == null ? "The message names nobody" : role + " (no name given)";
    }
    return role == null ? name : name + ", " + role;
  }

  /** {@code Example General Hospital (RXX01)}. */
  static String organisation(String name, String code) {
    return name == null ? "ODS code " + code : name + " (" + code + ")";
  }

  /** The number to ring, as the directory of the NHS has it. */
  static String telephone(Organisation known) {
    return known == null || known.telephone() == null
        ? "Not in the directory: look it up yourself, and ring no number that a caller gives you"
        : known.telephone();
  }

  private static String normal(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
