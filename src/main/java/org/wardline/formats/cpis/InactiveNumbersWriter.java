package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.io.OutputStream;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;

/** Writes notifications of inactive NHS numbers (REPC_MT000005GB01), as CP-IS does. */
public final class InactiveNumbersWriter {

  /**
   * Writes one notification; an {@link IllegalArgumentException} names a field that is missing. The
   * stream is not closed.
   */
  public void write(InactiveNumbers message, OutputStream out) {
    var xml = XmlOutput.open(out, "CP-ISInactiveNHSNumberNotification");
    xml.empty(
        "effectiveTime",
        "value",
        PlanTime.write(required(message.effectiveTime(), "effectiveTime")));
    xml.empty("id", "root", required(message.messageId(), "id"));
    new RecipientXml(xml).write(required(message.council(), "representedSourceOrganization"));
    message.subjects().forEach(subject -> write(xml, subject));
    xml.end();
  }

  private static void write(XmlOutput xml, InactiveNumber subject) {
    xml.open("subject").open("pDSInactivePatient");
    subject
        .nhsNumber()
        .ifPresent(
            number -> xml.empty("id", "root", Oids.NHS_NUMBER, "extension", number.digits()));
    subject.localId().ifPresent(id -> new RecipientXml(xml).write("id", id));
    subject
        .replacedBy()
        .ifPresent(
            number ->
                xml.open("replacedBy")
                    .open("newVersion")
                    .empty("id", "extension", number.digits())
                    .close()
                    .close());
    xml.open("subjectOf").open("lAUploadFile");
    xml.empty("value", "extension", required(subject.uploadFile(), "lAUploadFile"));
    xml.close().close().close().close();
  }
}
