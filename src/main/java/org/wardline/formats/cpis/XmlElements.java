package org.wardline.formats.cpis;

import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.wardline.formats.PlainText;
import org.wardline.formats.UnreadableMessageException;

/**
 * A walk down one HL7 v3 document, element by element. Whatever stops it is an {@link
 * UnreadableMessageException} with line, column and element path; the path shows only names of the
 * format, so that it cannot repeat content.
 */
final class XmlElements {

  static final String HL7_V3 = "urn:hl7-org:v3";

  private static final int DEEPEST = 40;
  private static final String NOT_HL7 = "";

  private final XMLStreamReader reader;
  private final Set<String> knownNames;
  private final Deque<String> path = new ArrayDeque<>();

  private XmlElements(XMLStreamReader reader, Set<String> knownNames) {
    this.reader = reader;
    this.knownNames = knownNames;
  }

  static XmlElements open(XMLInputFactory factory, byte[] document, Set<String> knownNames) {
    Reader text = XmlBytes.open(document);
    try {
      var reader = factory.createXMLStreamReader(text);
      return new XmlElements(reader, knownNames);
    } catch (XMLStreamException | RuntimeException notXml) {
      throw new UnreadableMessageException("line 1, column 1", "is not well-formed XML");
    }
  }

  /** Goes to the root element and checks its name. */
  void root(String expected) {
    if (!root().equals(expected)) {
      throw unreadable("expected the root element " + expected + " of namespace " + HL7_V3);
    }
  }

  /** Goes to the root element; its local name, which is empty in another namespace. */
  String root() {
    stepTo(XMLStreamConstants.START_ELEMENT);
    return name();
  }

  /**
   * Visits each child of the current element with its local name, which is empty for an element of
   * another namespace. A visitor may read attributes first and then descend; what it leaves is
   * skipped.
   */
  void children(Consumer<String> visitor) {
    int own = path.size();
    while (path.size() >= own) {
      if (step() == XMLStreamConstants.START_ELEMENT && path.size() == own + 1) {
        visitor.accept(name());
      }
    }
  }

  /** The text of the current element and of all inside it, tidied. */
  Optional<String> text() {
    var text = new StringBuilder();
    int own = path.size();
    while (path.size() >= own) {
      if (step() == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      } else {
        text.append(' ');
      }
    }
    return PlainText.tidy(text.toString());
  }

  /** An attribute of the current element, tidied. */
  Optional<String> attribute(String name) {
    return PlainText.tidy(reader.getAttributeValue(null, name));
  }

  /**
   * An attribute of the first element on a path below the current one, which it reads to its end.
   */
  Optional<String> attributeAt(String attribute, String... path) {
    var found = new ArrayList<String>();
    descend(attribute, List.of(path), found);
    return found.stream().findFirst();
  }

  /** Whether the current element says that it stands for nothing. */
  boolean isNil() {
    String nil = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
    return "true".equals(nil) || "1".equals(nil);
  }

  /** Reads on to the end of the document, so that whatever follows the root is checked too. */
  void end() {
    stepTo(XMLStreamConstants.END_DOCUMENT);
  }

  private void descend(String attribute, List<String> path, List<String> found) {
    children(
        element -> {
          if (!element.equals(path.getFirst())) {
            return;
          }
          if (path.size() == 1) {
            attribute(attribute).ifPresent(found::add);
          } else {
            descend(attribute, path.subList(1, path.size()), found);
          }
        });
  }

  private String name() {
    return HL7_V3.equals(reader.getNamespaceURI()) ? reader.getLocalName() : NOT_HL7;
  }

  private void stepTo(int wanted) {
    int event = step();
    while (event != wanted) {
      event = step();
    }
  }

  private int step() {
    int event = next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> enter();
      case XMLStreamConstants.END_ELEMENT -> path.removeLast();
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw unreadable("document type declarations and entities are not accepted");
      case XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        return XMLStreamConstants.CHARACTERS;
      }
      default -> {}
    }
    return event;
  }

  private int next() {
    try {
      return reader.next();
    } catch (XMLStreamException | RuntimeException notXml) {
      throw unreadable("is not well-formed XML");
    }
  }

  private void enter() {
    path.addLast(knownNames.contains(name()) ? name() : "…");
    if (path.size() > DEEPEST) {
      throw unreadable("elements are nested deeper than " + DEEPEST);
    }
  }

  private UnreadableMessageException unreadable(String reason) {
    var location = reader.getLocation();
    String place =
        "line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
    return new UnreadableMessageException(
        path.isEmpty() ? place : place + ", in " + String.join("/", path), reason);
  }
}
