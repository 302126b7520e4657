package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.util.Optional;
import org.wardline.formats.Organisation;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.Author.NominatedPerson;
import org.wardline.formats.cpis.Author.SystemAuthor;

/** Writes who opened a record. */
final class AuthorXml {

  private final XmlOutput xml;

  AuthorXml(XmlOutput xml) {
    this.xml = xml;
  }

  void write(Author author) {
    xml.open("author");
    switch (author) {
      case AssignedAuthor person -> write(person);
      case SystemAuthor system -> write(system);
    }
    xml.close();
  }

  private void write(AssignedAuthor person) {
    xml.contentId("COCT_TP145102GB01", "AssignedAuthor").open("COCT_TP145102GB01.AssignedAuthor");
    code(person.roleCode(), person.role());
    id(Oids.SDS_USER, required(person.userId(), "id"));
    person.roleProfileId().ifPresent(profile -> id(Oids.SDS_ROLE_PROFILE, profile));
    xml.open("assignedAuthorPerson");
    name(required(person.name(), "assignedAuthorPerson"));
    xml.close();
    organisation("representedOrganization", person.organisation());
    xml.close();
  }

  private void write(SystemAuthor system) {
    xml.contentId("COCT_TP145104GB01", "System").open("COCT_TP145104GB01.System");
    id(Oids.SDS_DEVICE, required(system.deviceId(), "id"));
    system.nominated().forEach(this::write);
    organisation("maintainingOrganization", system.organisation());
    xml.close();
  }

  private void write(NominatedPerson person) {
    xml.open("indirectAuthority").open("superiorAssignedEntity");
    code(person.roleCode(), person.role());
    xml.open("assignedPerson");
    name(required(person.name(), "assignedPerson"));
    xml.close().close().close();
  }

  private void code(Optional<String> code, Optional<String> words) {
    xml.empty(
        "code",
        "code",
        required(code, "code"),
        "codeSystem",
        Oids.JOB_ROLE,
        "displayName",
        required(words, "displayName"));
  }

  private void id(String root, String extension) {
    xml.empty("id", "root", root, "extension", extension);
  }

  /** What stands before the last blank is the given name. */
  private void name(String name) {
    int last = name.lastIndexOf(' ');
    xml.open("name").attribute("use", "L");
    if (last < 0) {
      xml.text(name);
    } else {
      xml.text("given", name.substring(0, last)).text("family", name.substring(last + 1));
    }
    xml.close();
  }

  private void organisation(String element, Organisation organisation) {
    xml.open(element)
        .empty("id", "root", Oids.ODS, "extension", organisation.code())
        .text("name", organisation.name().orElse(organisation.code()))
        .close();
  }
}
