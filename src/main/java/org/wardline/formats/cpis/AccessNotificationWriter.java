package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.io.OutputStream;
import java.util.Iterator;

/** Writes access notifications (REPC_MT000004GB01), as CP-IS does. */
public final class AccessNotificationWriter {

  /**
   * Writes one notification; an {@link IllegalArgumentException} names a field that is missing. The
   * stream is not closed.
   */
  public void write(AccessNotification message, OutputStream out) {
    write(
        new AccessSummary(
            message.messageId(),
            message.sentAt(),
            message.council(),
            message.recordAccesses().size(),
            message.refused(),
            message.findings()),
        message.recordAccesses().iterator(),
        out);
  }

  /** Writes one notification whose accesses are never held together. */
  public void write(AccessSummary summary, Iterator<RecordAccess> accesses, OutputStream out) {
    var xml = XmlOutput.open(out, "CP-ISAccessToServiceNotification");
    xml.empty(
        "effectiveTime", "value", PlanTime.write(required(summary.sentAt(), "effectiveTime")));
    xml.empty("id", "root", required(summary.messageId(), "id"));
    xml.open("pertinentInformation").open("pertinentTotalReturnedRecords");
    xml.empty("value", "value", Integer.toString(summary.recordAccesses()));
    xml.close().close();
    accesses.forEachRemaining(access -> write(xml, access));
    new RecipientXml(xml).write(required(summary.council(), "representedSourceOrganization"));
    xml.end();
  }

  private static void write(XmlOutput xml, RecordAccess access) {
    xml.open("pertinentInformation1").open("pertinentCP-ISRecordAccess");
    access.queries().forEach(query -> write(xml, query));
    xml.open("reference").open("referredToLAUploadFile");
    xml.empty("value", "extension", required(access.uploadFile(), "referredToLAUploadFile"));
    xml.close().close().close().close();
  }

  private static void write(XmlOutput xml, Query query) {
    xml.open("pertinentInformation2").open("pertinentCP-ISNHSQuery");
    xml.empty("effectiveTime", "value", PlanTime.write(query.at()));
    xml.empty("id", "root", query.id());
    new AuthorXml(xml).write(query.author());
    xml.open("queryByParameter").open("person.id");
    query
        .nhsNumber()
        .ifPresent(
            number -> xml.empty("value", "root", Oids.NHS_NUMBER, "extension", number.digits()));
    query.localId().ifPresent(id -> new RecipientXml(xml).write("value", id));
    xml.close().close().close().close();
  }
}
