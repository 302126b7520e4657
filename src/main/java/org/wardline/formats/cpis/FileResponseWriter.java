package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.io.OutputStream;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponse.ReturnedRecord;

/** Writes responses to uploads (REPC_MT000003GB01), as CP-IS does. */
public final class FileResponseWriter {

  /**
   * Writes one response; an {@link IllegalArgumentException} names a field that is missing. The
   * stream is not closed.
   */
  public void write(FileResponse response, OutputStream out) {
    var xml = XmlOutput.open(out, "FileResponse");
    var parts = new RecordXml(xml);
    head(xml, response.header());
    xml.open("acknowledgementFile");
    response.fileCodes().forEach(code -> fileCode(xml, code));
    xml.close();
    if (!response.answers().isEmpty()) {
      xml.open("acknowledgementRecord");
      response.answers().forEach(answer -> answer(xml, answer));
      xml.close();
    }
    parts.write(
        required(response.header().organisation(), "organisation"), "communicationFunctionRcv");
    count(xml, "failedReturnedCP-ISRecords", required(response.failed(), "failed"));
    response.returned().forEach(record -> returned(xml, parts, record));
    count(xml, "successfulReturnedCP-ISRecords", required(response.successful(), "successful"));
    xml.end();
  }

  private static void head(XmlOutput xml, UploadHeader header) {
    xml.empty(
        "creationTime", "value", PlanTime.write(required(header.creationTime(), "creationTime")));
    xml.empty("id", "extension", Long.toString(header.id().orElse(-1L)));
    xml.empty(
        "transmissionQuantity",
        "value",
        Integer.toString(header.transmissionQuantity().orElse(-1)));
  }

  private static void fileCode(XmlOutput xml, FileCode code) {
    xml.open("acknowledgementFileDetail")
        .empty("code", "code", code.name(), "displayName", code.displayName())
        .close();
  }

  private static void answer(XmlOutput xml, RecordAnswer answer) {
    RecordCode code = required(answer.code(), "code");
    xml.open("acknowledgementRecordDetail")
        .empty(
            "code",
            "code",
            code.name(),
            "codeSystem",
            Oids.RECORD_RESPONSE,
            "displayName",
            code.displayName())
        .text("location", "/File/record[%d]".formatted(required(answer.position(), "location")))
        .close();
  }

  private static void count(XmlOutput xml, String element, int count) {
    xml.open(element).empty("value", "value", Integer.toString(count)).close();
  }

  private static void returned(XmlOutput xml, RecordXml parts, ReturnedRecord returned) {
    xml.open("message").open("cP-ISLAAcknowledgementResponse").open("pertinentInformation1");
    xml.open(returned.valid() ? "validCP-ISRecord" : "invalidCP-ISRecord");
    if (returned.valid()) {
      returned.record().subjects().forEach(parts::write);
    } else {
      parts.write(returned.record());
    }
    xml.close().close().close().close();
  }
}
