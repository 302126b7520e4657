package org.wardline.formats.cpis;

import java.util.List;
import org.wardline.formats.Finding;

/**
 * A record of an upload with what is wrong about it.
 *
 * @param position position in the file, counted from 1
 */
public record ReadRecord(int position, UploadRecord record, List<Finding> findings) {

  public ReadRecord {
    findings = List.copyOf(findings);
  }
}
