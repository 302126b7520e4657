package org.wardline.formats.cpis;

import java.util.Optional;

/** The council of a file while it is being read. */
final class CouncilDraft {

  private static final String TELEPHONE = "tel:";

  private final XmlElements xml;
  private Optional<String> code = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<String> office = Optional.empty();
  private Optional<String> emergency = Optional.empty();

  CouncilDraft(XmlElements xml) {
    this.xml = xml;
  }

  /** Reads the current element; empty without an ODS code. */
  Optional<CouncilDetails> read() {
    xml.children(this::readPart);
    return code.map(ods -> new CouncilDetails(ods, name, office, emergency));
  }

  private void readPart(String element) {
    switch (element) {
      case "id" -> code = xml.attribute("extension");
      case "telecom" -> readTelecom();
      case "name" -> name = xml.text();
      default -> {}
    }
  }

  private void readTelecom() {
    Optional<String> number =
        xml.attribute("value")
            .filter(value -> value.startsWith(TELEPHONE))
            .map(value -> value.substring(TELEPHONE.length()));
    switch (xml.attribute("use").orElse("")) {
      case "WP" -> office = number;
      case "EC" -> emergency = number;
      default -> {}
    }
  }
}
