package org.wardline.formats.cloudevents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The unscheduled care settings whose accesses and attendances are told to councils. */
public enum CareSetting {
  EMERGENCY_DEPARTMENT,
  MINOR_INJURIES_UNIT,
  /** Also an urgent treatment centre. */
  WALK_IN_CENTRE,
  GP_OUT_OF_HOURS,
  NHS_111,
  AMBULANCE,
  PAEDIATRIC_WARD,
  MATERNITY_UNIT;

  /** The code on the wire, for example {@code emergency-department}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<CareSetting> find(String code) {
    return Arrays.stream(values()).filter(setting -> setting.code().equals(code)).findFirst();
  }
}
