package org.wardline.formats.cpis;

import static org.wardline.formats.cpis.XmlOutput.required;

import java.io.OutputStream;
import java.util.Iterator;

/** Writes uploads (REPC_MT000002GB01), record by record. Safe for use by several threads. */
public final class UploadWriter {

  /**
   * Writes one file; an {@link IllegalArgumentException} names a field that is missing, or says
   * that there are not as many records as the header announces. The stream is not closed.
   */
  public void write(UploadHeader header, Iterator<UploadRecord> records, OutputStream out) {
    int announced = required(header.transmissionQuantity(), "transmissionQuantity");
    var xml = XmlOutput.open(out, "File");
    var parts = new RecordXml(xml);
    head(xml, header);
    parts.write(required(header.organisation(), "organisation"), "communicationFunctionSnd");
    int written = 0;
    while (records.hasNext()) {
      xml.open("record").open("CP-ISRecord");
      parts.write(records.next());
      xml.close().close();
      written++;
    }
    xml.end();
    if (written != announced) {
      throw new IllegalArgumentException(
          "%d records were announced and %d written".formatted(announced, written));
    }
  }

  private static void head(XmlOutput xml, UploadHeader header) {
    xml.empty(
        "creationTime", "value", PlanTime.write(required(header.creationTime(), "creationTime")));
    xml.empty("id", "extension", Long.toString(required(header.id(), "id")));
    xml.empty(
        "transmissionQuantity",
        "value",
        Integer.toString(required(header.transmissionQuantity(), "transmissionQuantity")));
  }
}
