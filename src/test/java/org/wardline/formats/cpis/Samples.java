package org.wardline.formats.cpis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The stored sample messages: invented persons, NHS numbers of the test range. */
final class Samples {

  static final String TWO_CHILDREN = "05-AccessToServiceNotification-2children-3accesses.xml";
  static final String EMPTY = "05-AccessToServiceNotification-empty.xml";

  private Samples() {}

  static byte[] bytes(String name) {
    try (var in = Samples.class.getResourceAsStream("/cpis/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** A notification with one record access that holds the given queries. */
  static String notification(String... queries) {
    var accesses = new StringBuilder();
    for (String query : queries) {
      accesses
          .append("<pertinentInformation2><pertinentCP-ISNHSQuery>")
          .append(query)
          .append("</pertinentCP-ISNHSQuery></pertinentInformation2>");
    }
    return """
    <CP-ISAccessToServiceNotification xmlns="urn:hl7-org:v3">
      <effectiveTime value="20260303050000+0000"/>
      <id root="7D6F23E0-AE1A-11DB-8707-B18E1E0994EF"/>
      <pertinentInformation><pertinentTotalReturnedRecords><value value="1"/></pertinentTotalReturnedRecords></pertinentInformation>
      <pertinentInformation1><pertinentCP-ISRecordAccess>%s
        <reference><referredToLAUploadFile><value extension="42"/></referredToLAUploadFile></reference>
      </pertinentCP-ISRecordAccess></pertinentInformation1>
      <primaryInformationRecipient><COCT_TP145103GB01.IntendedRecipient><representedSourceOrganization>
        <id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="999"/>
      </representedSourceOrganization></COCT_TP145103GB01.IntendedRecipient></primaryInformationRecipient>
    </CP-ISAccessToServiceNotification>
    """
        .formatted(accesses);
  }

  static final String TIME = "<effectiveTime value='20260302231500+0000'/>";
  static final String ID = "<id root='7D616840-AE1A-11DB-973A-B18E1E0994C1'/>";
  static final String AUTHOR =
      "<author><COCT_TP145102GB01.AssignedAuthor><representedOrganization>"
          + "<id root='2.16.840.1.113883.2.1.3.2.4.19.1' extension='RXX01'/>"
          + "</representedOrganization></COCT_TP145102GB01.AssignedAuthor></author>";
  static final String CHILD = person("9990000018", "L-1001");

  static String person(String nhsNumber, String localId) {
    return "<queryByParameter><person.id>"
        + "<value root='2.16.840.1.113883.2.1.4.1' extension='%s'/>".formatted(nhsNumber)
        + "<value root='2.16.840.1.113883.2.1.3.2.4.18.24' extension='%s'".formatted(localId)
        + " assigningAuthorityName='999'/></person.id></queryByParameter>";
  }
}
