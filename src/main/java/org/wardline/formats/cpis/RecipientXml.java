package org.wardline.formats.cpis;

import org.wardline.formats.LocalId;

/** Writes the parts that notifications share. */
final class RecipientXml {

  private final XmlOutput xml;

  RecipientXml(XmlOutput xml) {
    this.xml = xml;
  }

  /** The council addressed; its code stands for the name, which nobody reads. */
  void write(String council) {
    xml.open("primaryInformationRecipient")
        .contentId("COCT_TP145103GB01", "IntendedRecipient")
        .open("COCT_TP145103GB01.IntendedRecipient")
        .open("representedSourceOrganization")
        .empty("id", "root", Oids.ODS, "extension", council)
        .text("name", council)
        .close()
        .close()
        .close();
  }

  void write(String element, LocalId id) {
    xml.open(element).attribute("root", Oids.LOCAL_ID).attribute("extension", id.value());
    id.authority().ifPresent(council -> xml.attribute("assigningAuthorityName", council));
    xml.close();
  }
}
