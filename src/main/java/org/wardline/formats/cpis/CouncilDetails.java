package org.wardline.formats.cpis;

import java.util.Locale;
import java.util.Optional;

/**
 * The council of a file: ODS code, name, and the telephones that clinicians are shown ({@code WP}
 * office, {@code EC} Emergency Duty Service), reduced to digits and a leading plus.
 */
public record CouncilDetails(
    String code,
    Optional<String> name,
    Optional<String> workTelephone,
    Optional<String> emergencyTelephone) {

  public CouncilDetails {
    code = code.toUpperCase(Locale.ROOT);
    workTelephone = workTelephone.map(CouncilDetails::dialled).filter(tel -> !tel.isEmpty());
    emergencyTelephone =
        emergencyTelephone.map(CouncilDetails::dialled).filter(tel -> !tel.isEmpty());
  }

  private static String dialled(String telephone) {
    String digits = telephone.replaceAll("[^0-9]", "");
    return telephone.strip().startsWith("+") && !digits.isEmpty() ? "+" + digits : digits;
  }
}
