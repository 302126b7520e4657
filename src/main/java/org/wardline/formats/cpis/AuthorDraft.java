package org.wardline.formats.cpis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Organisation;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.Author.NominatedPerson;
import org.wardline.formats.cpis.Author.SystemAuthor;

/** The author of one query while it is being read. */
final class AuthorDraft {

  private final XmlElements xml;
  private final List<NominatedPerson> nominated = new ArrayList<>();
  private boolean isSystem;
  private Optional<String> roleCode = Optional.empty();
  private Optional<String> role = Optional.empty();
  private Optional<String> userId = Optional.empty();
  private Optional<String> roleProfileId = Optional.empty();
  private Optional<String> deviceId = Optional.empty();
  private Optional<String> name = Optional.empty();
  private Optional<Organisation> organisation = Optional.empty();

  AuthorDraft(XmlElements xml) {
    this.xml = xml;
  }

  /** Reads the current element {@code author}. */
  void read() {
    xml.children(
        element -> {
          if (element.endsWith(".AssignedAuthor")) {
            xml.children(this::readPart);
          } else if (element.endsWith(".System")) {
            isSystem = true;
            xml.children(this::readPart);
          }
        });
  }

  /** The author, or empty when the organisation is not known. */
  Optional<Author> finish() {
    return organisation.map(this::finish);
  }

  private Author finish(Organisation known) {
    return isSystem
        ? new SystemAuthor(deviceId, known, List.copyOf(nominated))
        : new AssignedAuthor(roleCode, role, userId, roleProfileId, name, known);
  }

  private void readPart(String element) {
    switch (element) {
      case "code" -> {
        roleCode = xml.attribute("code");
        role = xml.attribute("displayName");
      }
      case "id" -> readId();
      case "assignedAuthorPerson" -> name = personName();
      case "representedOrganization", "maintainingOrganization" -> organisation = organisation();
      case "indirectAuthority" -> readNominated();
      default -> {}
    }
  }

  private void readId() {
    Optional<String> id = xml.attribute("extension");
    switch (xml.attribute("root").orElse("")) {
      case Oids.SDS_USER -> userId = id;
      case Oids.SDS_ROLE_PROFILE -> roleProfileId = id;
      default -> deviceId = id;
    }
  }

  private Optional<String> personName() {
    var found = new ArrayList<String>();
    xml.children(
        element -> {
          if (element.equals("name")) {
            xml.text().ifPresent(found::add);
          }
        });
    return found.stream().findFirst();
  }

  private Optional<Organisation> organisation() {
    var codes = new ArrayList<String>();
    var names = new ArrayList<String>();
    xml.children(
        element -> {
          switch (element) {
            case "id" -> xml.attribute("extension").ifPresent(codes::add);
            case "name" -> xml.text().ifPresent(names::add);
            default -> {}
          }
        });
    return Organisation.find(codes.stream().findFirst(), names.stream().findFirst());
  }

  private void readNominated() {
    xml.children(
        element -> {
          if (element.equals("superiorAssignedEntity")) {
            nominated.add(nominatedPerson());
          }
        });
  }

  private NominatedPerson nominatedPerson() {
    var person = new AuthorDraft(xml);
    xml.children(
        element -> {
          switch (element) {
            case "code" -> person.readPart(element);
            case "assignedPerson" -> person.name = personName();
            default -> {}
          }
        });
    return new NominatedPerson(person.roleCode, person.role, person.name);
  }
}
