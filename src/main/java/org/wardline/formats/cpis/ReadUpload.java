package org.wardline.formats.cpis;

import java.util.List;
import org.wardline.formats.Finding;

/** An upload that was read: its head, how many records it held, and what is wrong as a whole. */
public record ReadUpload(UploadHeader header, int records, List<Finding> findings) {

  public ReadUpload {
    findings = List.copyOf(findings);
  }
}
