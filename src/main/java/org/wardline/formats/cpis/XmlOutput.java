package org.wardline.formats.cpis;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wardline.formats.PlainText;

/** Writes one HL7 v3 document as it goes, without keeping any of it. Texts are tidied. */
final class XmlOutput {

  private static final String LOCALISATION = "NPFIT:HL7:Localisation";
  private static final String UTF_8 = "UTF-8";

  private interface Step {
    void run() throws XMLStreamException;
  }

  private final XMLStreamWriter writer;

  private XmlOutput(XMLStreamWriter writer) {
    this.writer = writer;
  }

  static XmlOutput open(OutputStream out, String root) {
    try {
      var xml =
          new XmlOutput(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, UTF_8));
      xml.begin(root);
      return xml;
    } catch (XMLStreamException e) {
      throw notWritten(e);
    }
  }

  /** A field that the standard demands. */
  static <T> T required(Optional<T> value, String field) {
    return value.orElseThrow(
        () -> new IllegalArgumentException("a message needs its field " + field));
  }

  XmlOutput open(String element) {
    return step(() -> writer.writeStartElement(element));
  }

  XmlOutput close() {
    return step(writer::writeEndElement);
  }

  /** An element with attributes only: name, value, name, value. */
  XmlOutput empty(String element, String... attributes) {
    return step(
        () -> {
          writer.writeEmptyElement(element);
          writeAttributes(attributes);
        });
  }

  /** An element that holds a text only. */
  XmlOutput text(String element, String text) {
    return open(element).text(text).close();
  }

  XmlOutput text(String text) {
    return step(() -> writer.writeCharacters(tidied(text)));
  }

  XmlOutput attribute(String name, String value) {
    return step(() -> writer.writeAttribute(name, tidied(value)));
  }

  /** What template the next element follows. */
  XmlOutput contentId(String template, String role) {
    return step(
        () -> {
          writer.writeEmptyElement("npfitlc", "contentId", LOCALISATION);
          writeAttributes("root", Oids.CONTENT_ID, "extension", template + '#' + role);
        });
  }

  void end() {
    step(
        () -> {
          writer.writeEndDocument();
          writer.flush();
        });
  }

  private void begin(String root) {
    step(
        () -> {
          writer.writeStartDocument(UTF_8, "1.0");
          writer.setDefaultNamespace(XmlElements.HL7_V3);
          writer.setPrefix("npfitlc", LOCALISATION);
          writer.writeStartElement(root);
          writer.writeDefaultNamespace(XmlElements.HL7_V3);
          writer.writeNamespace("npfitlc", LOCALISATION);
        });
  }

  private void writeAttributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], tidied(attributes[i + 1]));
    }
  }

  private static String tidied(String text) {
    return PlainText.tidy(text)
        .orElseThrow(() -> new IllegalArgumentException("a text is blank or too long"));
  }

  private XmlOutput step(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw notWritten(e);
    }
  }

  private static UncheckedIOException notWritten(XMLStreamException e) {
    return new UncheckedIOException(new IOException("the message cannot be written", e));
  }
}
