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
          "second eds", "second_eds",
          "eds manager", "eds_manager");
  private static final Map<String, String> NAMES =
      Map.of(
          Shift.DUTY,
          "Duty",
          Shift.EDS,
          "EDS",
          "second_eds",
          "Second EDS",
          "eds_manager",
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

  static String name(String slot) {
    return NAMES.get(slot);
  }
}
