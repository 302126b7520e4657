package org.wardline.teams;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The slots of a rota as calendars name them. */
final class RotaSlots {
  private static final Map<String, String> BY_NAME =
      Map.of(
          "duty", Shift.DUTY,
          "duty social worker", Shift.DUTY,
          "eds", Shift.EDS,
          "emergency duty service", Shift.EDS,
          "second eds", Shift.SECOND_EDS,
          "eds manager", Shift.EDS_MANAGER);
  private static final Map<String, String> NAMES =
      Map.of(
          Shift.DUTY,
          "Duty",
          Shift.EDS,
          "EDS",
          Shift.SECOND_EDS,
          "Second EDS",
          Shift.EDS_MANAGER,
          "EDS manager");

  private RotaSlots() {}

  /** The first of these categories that names a slot. */
  static Optional<String> among(Collection<String> categories) {
    return categories.stream()
        .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " "))
        .map(BY_NAME::get)
        .filter(slot -> slot != null)
        .findFirst();
  }

  /** The slot whose holder has this role; empty where it is not held by the rota. */
  static Optional<String> of(Role role) {
    return switch (role) {
      case DUTY_SOCIAL_WORKER -> Optional.of(Shift.DUTY);
      case EDS -> Optional.of(Shift.EDS);
      case SECOND_EDS -> Optional.of(Shift.SECOND_EDS);
      case EDS_MANAGER -> Optional.of(Shift.EDS_MANAGER);
      default -> Optional.empty();
    };
  }

  static String name(String slot) {
    return NAMES.get(slot);
  }
}
