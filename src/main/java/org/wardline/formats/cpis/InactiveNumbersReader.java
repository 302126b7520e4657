package org.wardline.formats.cpis;

import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.UnreadableMessageException;

/** Reads notifications of inactive NHS numbers (REPC_MT000005GB01). Safe for several threads. */
public final class InactiveNumbersReader {

  private static final String ROOT = "CP-ISInactiveNHSNumberNotification";
  private static final Set<String> KNOWN_NAMES =
      Set.of(
          """
          CP-ISInactiveNHSNumberNotification effectiveTime id name value \
          primaryInformationRecipient COCT_TP145103GB01.IntendedRecipient \
          representedSourceOrganization subject pDSInactivePatient replacedBy newVersion subjectOf \
          lAUploadFile\
          """
              .split(" "));

  private final XMLInputFactory factory = XmlInput.factory();
  private final int maxBytes;

  /** A reader of messages of at most {@code maxBytes} bytes. */
  public InactiveNumbersReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads one notification. A number that is not valid counts as unknown, with a finding.
   *
   * @throws UnreadableMessageException when the bytes are no such message at all
   */
  public InactiveNumbers read(byte[] message) {
    XmlInput.refuseAbove(maxBytes, message);
    var xml = XmlElements.open(factory, message, KNOWN_NAMES);
    var draft = new InactiveNumbersDraft(xml);
    xml.root(ROOT);
    xml.children(draft::read);
    xml.end();
    return draft.finish();
  }
}
