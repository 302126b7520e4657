package org.wardline.register.organisations;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of the Organisation Data Service in its layout of 27 fields without a heading, such as
 * {@code etr.csv} (trusts), {@code ets.csv} (their sites) and {@code epraccur.csv} (practices, out
 * of hours and walk-in centres among them): code, name, national grouping, high level health
 * geography, five lines of address, postcode, opened, closed, four that each file has its own use
 * for, left the parent, telephone number, and nine more.
 *
 * @param entries the last one of each code; a closed organisation's number may be another's by now
 *     and is left out
 * @param refused what is wrong with the other lines
 */
record DirectoryFile(List<Organisation> entries, List<String> refused) {
  private static final int FIELDS = 27;
  private static final int CODE = 0;
  private static final int NAME = 1;
  private static final int CLOSED = 11;
  private static final int TELEPHONE = 17;
  private static final Pattern ODS_CODE = Pattern.compile("[A-Z0-9]{3,10}");
  private static final Pattern NUMBER = Pattern.compile("[0-9+() -]{6,30}");

  DirectoryFile {
    entries = List.copyOf(entries);
    refused = List.copyOf(refused);
  }

  static DirectoryFile read(Reader text) throws IOException {
    Map<String, Organisation> entries = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    for (CSVRecord line : CSVFormat.DEFAULT.parse(text)) {
      if (line.size() != FIELDS) {
        refused.add(
            "line %d has %d fields instead of %d: give the file as the Organisation Data Service"
                    .formatted(line.getRecordNumber(), line.size(), FIELDS)
                + " publishes it");
      } else if (!ODS_CODE.matcher(line.get(CODE)).matches() || line.get(NAME).isBlank()) {
        refused.add("line %d has no ODS code and name".formatted(line.getRecordNumber()));
      } else {
        entries.put(line.get(CODE), entry(line));
      }
    }
    return new DirectoryFile(List.copyOf(entries.values()), refused);
  }

  private static Organisation entry(CSVRecord line) {
    String telephone = line.get(TELEPHONE).strip();
    boolean open = line.get(CLOSED).isBlank();
    return new Organisation(
        line.get(CODE),
        line.get(NAME).strip(),
        open && NUMBER.matcher(telephone).matches() ? telephone : null);
  }
}
