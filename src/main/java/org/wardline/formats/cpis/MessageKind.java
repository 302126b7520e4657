package org.wardline.formats.cpis;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.UnreadableMessageException;

/** The messages of CP-IS that a council sends or gets, told apart by their root element. */
public enum MessageKind {
  UPLOAD("File"),
  FILE_RESPONSE("FileResponse"),
  ACCESS_NOTIFICATION("CP-ISAccessToServiceNotification"),
  INACTIVE_NUMBERS("CP-ISInactiveNHSNumberNotification");

  private static final XMLInputFactory FACTORY = XmlInput.factory();

  private final String root;

  MessageKind(String root) {
    this.root = root;
  }

  /**
   * Which message it is; empty for another document.
   *
   * @throws UnreadableMessageException when the bytes are no XML up to the root element
   */
  public static Optional<MessageKind> find(byte[] message) {
    String root = XmlElements.open(FACTORY, message, Set.of()).root();
    return Arrays.stream(values()).filter(kind -> kind.root.equals(root)).findFirst();
  }
}
