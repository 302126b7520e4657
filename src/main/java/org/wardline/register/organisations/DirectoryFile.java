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
 * {@code etr.csv} (trusts) and {@code ets.csv} (their sites): code, name and, as the 18th, the
 * telephone number.
 *
 * @param entries the last one of each code
 * @param refused what is wrong with the other lines
 */
record DirectoryFile(List<Organisation> entries, List<String> refused) {
  private static final int CODE = 0;
  private static final int NAME = 1;
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
      if (line.size() <= TELEPHONE) {
        refused.add(
            "line %d has %d fields instead of 27: give the file as the Organisation Data Service"
                    .formatted(line.getRecordNumber(), line.size())
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
    return new Organisation(
        line.get(CODE),
        line.get(NAME).strip(),
        NUMBER.matcher(telephone).matches() ? telephone : null);
  }
}
