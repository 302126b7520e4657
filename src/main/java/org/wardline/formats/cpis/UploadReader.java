package org.wardline.formats.cpis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.Finding;
import org.wardline.formats.UnreadableMessageException;

/** Reads uploads (REPC_MT000002GB01), record by record. Safe for use by several threads. */
public final class UploadReader {

  private static final String ROOT = "File";
  private static final Set<String> KNOWN_NAMES =
      Set.of(
          """
          File creationTime id transmissionQuantity communicationFunctionSnd organisation name \
          telecom record CP-ISRecord pertinentInformation subject component component1 component2 \
          value birthTime given family childPerson parentMotherPerson playedMother \
          COCT_TP146100GB01.LACInformation COCT_TP146101GB01.CPPInformation \
          COCT_TP146102GB01.UCPInformation COCT_TP145100GB01.UnbornChild COCT_TP145101GB01.Child \
          lACStartDate lACEndDate lACDeleteDate cPPStartDate cPPEndDate cPPDeleteDate \
          uCPStartDate uCPEndDate uCPDeleteDate\
          """
              .split(" "));

  private final XMLInputFactory factory = XmlInput.factory();
  private final int maxBytes;

  /** A reader of files of at most {@code maxBytes} bytes. */
  public UploadReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads one file and hands on each record with its faults as it is read.
   *
   * @param previous the sequence number of the file before, if there was one
   * @throws UnreadableMessageException when the bytes are no such file at all
   */
  public ReadUpload read(byte[] message, Optional<Long> previous, Consumer<ReadRecord> records) {
    XmlInput.refuseAbove(maxBytes, message);
    var xml = XmlElements.open(factory, message, KNOWN_NAMES);
    var head = new HeaderDraft(xml);
    xml.root(ROOT);
    xml.children(
        element -> {
          if (element.equals("record")) {
            readRecord(xml, head, records);
          } else {
            head.read(element);
          }
        });
    xml.end();
    return head.upload(previous);
  }

  private static void readRecord(XmlElements xml, HeaderDraft head, Consumer<ReadRecord> records) {
    int position = head.nextPosition();
    var draft = new RecordDraft(xml);
    xml.children(
        element -> {
          if (element.equals("CP-ISRecord")) {
            draft.read();
          }
        });
    List<Finding> findings = new ArrayList<>(draft.findings());
    findings.addAll(RecordPolicy.check(draft.record(), head.council()));
    records.accept(
        new ReadRecord(
            position,
            draft.record(),
            findings.stream().map(finding -> placed(finding, position)).toList()));
  }

  private static Finding placed(Finding finding, int position) {
    return new Finding(
        "record %d, %s".formatted(position, finding.field()), finding.code(), finding.sentence());
  }
}
