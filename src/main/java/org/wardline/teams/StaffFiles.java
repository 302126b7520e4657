package org.wardline.teams;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the YAML file of a council's staff. Its format: {@code src/docs/staff-file.md}. */
final class StaffFiles {
  private static final int FORMAT = 1;
  private static final int MOST_LEAVERS = 100_000;

  private StaffFiles() {}

  /**
   * @param authority the council's ODS code
   */
  static FileReading<StaffFile> read(String authority, String yaml) {
    return YamlFile.read(yaml, file -> read(authority, file));
  }

  private static Optional<StaffFile> read(String authority, FileNode file) {
    file.mayHave(Set.of("format", "council", "synthetic", "may-leave", "teams", "workers"));
    file.inside("format").number(FORMAT, FORMAT);
    Optional<String> council = file.inside("council").text();
    boolean synthetic = file.inside("synthetic").flag();
    int mayLeave = mayLeave(file.inside("may-leave"));
    StaffNames names = new StaffNames(authority);
    names.note(file);
    List<Team> teams = new TeamReading(authority, names).read(file.inside("teams"));
    List<StaffFile.Entry> workers = new WorkerReading(names).read(file.inside("workers"));
    if (file.faults() > 0) {
      return Optional.empty();
    }
    StaffFile said = new StaffFile(council.orElseThrow(), synthetic, mayLeave, teams, workers);
    said.lacking().ifPresent(file.inside("teams")::fault);
    return Optional.of(said);
  }

  private static int mayLeave(FileNode node) {
    return node.isAbsent() ? 0 : node.number(0, MOST_LEAVERS).orElse(0);
  }
}
