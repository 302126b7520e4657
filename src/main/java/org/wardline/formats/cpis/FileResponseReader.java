package org.wardline.formats.cpis;

import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.UnreadableMessageException;

/** Reads responses to uploads (REPC_MT000003GB01). Safe for use by several threads. */
public final class FileResponseReader {

  private static final String ROOT = "FileResponse";
  private static final Set<String> KNOWN_NAMES =
      Set.of(
          """
          FileResponse creationTime id transmissionQuantity acknowledgementFile \
          acknowledgementFileDetail code acknowledgementRecord acknowledgementRecordDetail location \
          communicationFunctionRcv organisation name telecom failedReturnedCP-ISRecords value \
          message cP-ISLAAcknowledgementResponse pertinentInformation1 validCP-ISRecord \
          invalidCP-ISRecord pertinentInformation subject successfulReturnedCP-ISRecords\
          """
              .split(" "));

  private final XMLInputFactory factory = XmlInput.factory();
  private final int maxBytes;

  /** A reader of messages of at most {@code maxBytes} bytes. */
  public FileResponseReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads one response.
   *
   * @throws UnreadableMessageException when the bytes are no such message at all
   */
  public FileResponse read(byte[] message) {
    XmlInput.refuseAbove(maxBytes, message);
    var xml = XmlElements.open(factory, message, KNOWN_NAMES);
    var draft = new ResponseDraft(xml);
    xml.root(ROOT);
    xml.children(draft::read);
    xml.end();
    return draft.finish();
  }
}
