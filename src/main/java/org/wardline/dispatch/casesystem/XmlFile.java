package org.wardline.dispatch.casesystem;

import java.io.StringWriter;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wardline.notifications.Outgoing.Conclusion;
import org.wardline.notifications.Outgoing.FiledEvent;

/** A case file as XML, with the names of the CSV file's columns. */
final class XmlFile {
  private final XMLStreamWriter xml;

  private XmlFile(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String write(CaseFile file) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new XmlFile(xml).write(file.kind(), file);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a case file can always be written", e);
    }
    return text.toString();
  }

  private void write(String root, CaseFile file) throws XMLStreamException {
    xml.writeStartElement(root);
    element("id", file.id());
    element("authority", file.authority());
    element("local_id", file.localId());
    element("reference", file.reference());
    element("opened_at", file.openedAt());
    element("link", file.link());
    for (FiledEvent event : file.events()) {
      write(event);
    }
    if (file.conclusion() != null) {
      write(file.conclusion());
    }
    xml.writeEndElement();
  }

  private void write(FiledEvent event) throws XMLStreamException {
    xml.writeStartElement("event");
    element("event_kind", event.kind());
    element("event_at", event.occurredAt());
    element("care_setting", event.careSetting());
    element("organisation", event.organisation());
    element("event_cancelled_at", event.cancelledAt());
    xml.writeEndElement();
  }

  private void write(Conclusion conclusion) throws XMLStreamException {
    element("outcome", conclusion.outcome());
    element("acknowledged_at", conclusion.acknowledgedAt());
    element("concluded_by", conclusion.concludedBy());
    element("concluded_at", conclusion.at());
  }

  private void element(String name, Instant at) throws XMLStreamException {
    element(name, at == null ? null : at.toString());
  }

  private void element(String name, String value) throws XMLStreamException {
    if (value != null) {
      xml.writeStartElement(name);
      xml.writeCharacters(value);
      xml.writeEndElement();
    }
  }
}
