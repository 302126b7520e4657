package org.wardline.formats.cpis;

import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.UnreadableMessageException;

/** The JDK's pull parser without document type declarations and without anything outside. */
final class XmlInput {

  private XmlInput() {}

  /** A factory that several threads may share. */
  static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new IllegalStateException("nothing outside the message is opened");
        });
    return factory;
  }

  static void refuseAbove(int maxBytes, byte[] message) {
    if (message.length > maxBytes) {
      throw new UnreadableMessageException(
          "message", "is larger than the limit of %d bytes".formatted(maxBytes));
    }
  }
}
