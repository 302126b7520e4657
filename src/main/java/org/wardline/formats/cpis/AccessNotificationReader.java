package org.wardline.formats.cpis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import org.wardline.formats.UnreadableMessageException;

/**
 * Reads CP-IS Access to Service Notifications (REPC_MT000004GB01). Safe for use by several threads.
 *
 * <p>Document type declarations are refused and nothing outside the bytes is ever opened.
 */
public final class AccessNotificationReader {

  private static final String ROOT = "CP-ISAccessToServiceNotification";
  private static final Set<String> KNOWN_NAMES =
      Set.of(
          """
          CP-ISAccessToServiceNotification effectiveTime id code name given family prefix suffix \
          pertinentInformation pertinentTotalReturnedRecords value \
          pertinentInformation1 pertinentCP-ISRecordAccess \
          pertinentInformation2 pertinentCP-ISNHSQuery \
          author COCT_TP145102GB01.AssignedAuthor assignedAuthorPerson representedOrganization \
          COCT_TP145104GB01.System indirectAuthority superiorAssignedEntity assignedPerson \
          maintainingOrganization queryByParameter person.id \
          reference referredToLAUploadFile primaryInformationRecipient \
          COCT_TP145103GB01.IntendedRecipient representedSourceOrganization\
          """
              .split(" "));

  private final XMLInputFactory factory;
  private final int maxBytes;

  /** A reader of messages of at most {@code maxBytes} bytes. */
  public AccessNotificationReader(int maxBytes) {
    this.maxBytes = maxBytes;
    this.factory = XmlInput.factory();
  }

  /**
   * Reads one message. Accesses that are no events are listed as refused beside the others.
   *
   * @throws UnreadableMessageException when the bytes are no such message at all: too large, not
   *     well-formed, another root element, a document type declaration, nested too deep
   */
  public AccessNotification read(byte[] message) {
    var accesses = new ArrayList<RecordAccess>();
    return read(message, accesses::add).with(accesses);
  }

  /**
   * Reads one message and hands on each record access as it is read, so that a large message is
   * never held as records. What the message says at its end, its council for one, is known only
   * when this returns.
   *
   * @throws UnreadableMessageException as {@link #read(byte[])} does
   */
  public AccessSummary read(byte[] message, Consumer<RecordAccess> accesses) {
    XmlInput.refuseAbove(maxBytes, message);
    var xml = XmlElements.open(factory, message, KNOWN_NAMES);
    var draft = new NotificationDraft(accesses);
    xml.root(ROOT);
    xml.children(element -> readPart(xml, element, draft));
    xml.end();
    return draft.finish();
  }

  private void readPart(XmlElements xml, String element, NotificationDraft draft) {
    switch (element) {
      case "effectiveTime" -> draft.stamp(xml.attribute("value"));
      case "id" -> draft.messageId(xml.attribute("root"));
      case "pertinentInformation" ->
          draft.total(xml.attributeAt("value", "pertinentTotalReturnedRecords", "value"));
      case "pertinentInformation1" -> readRecordAccess(xml, draft);
      case "primaryInformationRecipient" ->
          draft.council(
              xml.attributeAt(
                  "extension",
                  "COCT_TP145103GB01.IntendedRecipient",
                  "representedSourceOrganization",
                  "id"));
      default -> {}
    }
  }

  /** An element that says it is nil stands for no access. */
  private void readRecordAccess(XmlElements xml, NotificationDraft draft) {
    if (xml.isNil()) {
      return;
    }
    xml.children(
        element -> {
          if (element.equals("pertinentCP-ISRecordAccess") && !xml.isNil()) {
            readQueries(xml, draft);
          }
        });
  }

  private void readQueries(XmlElements xml, NotificationDraft draft) {
    int position = draft.nextPosition();
    var queries = new ArrayList<QueryDraft>();
    var uploadFiles = new ArrayList<String>();
    xml.children(
        element -> {
          switch (element) {
            case "pertinentInformation2" -> queries.addAll(queries(xml));
            case "reference" ->
                xml.attributeAt("extension", "referredToLAUploadFile", "value")
                    .ifPresent(uploadFiles::add);
            default -> {}
          }
        });
    draft.add(position, uploadFiles.stream().findFirst(), queries);
  }

  private List<QueryDraft> queries(XmlElements xml) {
    var found = new ArrayList<QueryDraft>();
    xml.children(
        element -> {
          if (element.equals("pertinentCP-ISNHSQuery")) {
            var query = new QueryDraft(xml);
            query.read();
            found.add(query);
          }
        });
    return found;
  }
}
