package org.wardline.teams;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The ids that a staff file gives to teams and workers, and what Wardline calls them. */
final class StaffNames {
  private static final String ID = "id";

  private final String authority;
  private final Set<String> teams = new HashSet<>();
  private final Set<String> workers = new HashSet<>();

  StaffNames(String authority) {
    this.authority = authority;
  }

  /**
   * Takes down all ids, so that lines may refer to later ones; an id that comes twice is a fault.
   */
  void note(FileNode file) {
    note(file.inside("teams"), teams);
    note(file.inside("workers"), workers);
  }

  private static void note(FileNode list, Set<String> ids) {
    for (FileNode element : list.elements()) {
      FileNode id = element.inside(ID);
      if (id.isAbsent()) {
        id.fault("is missing: give each a short id that never changes");
      } else if (!id.textIfAny().map(ids::add).orElse(true)) {
        id.fault("comes twice: every id may stand once");
      }
    }
  }

  /** Who or what this element is. */
  UUID ofTeam(FileNode element) {
    return teamId(element.inside(ID).textIfAny().orElse(""));
  }

  UUID ofWorker(FileNode element) {
    return workerId(element.inside(ID).textIfAny().orElse(""));
  }

  /** The team that a field names; a fault when there is none of that id. */
  Optional<UUID> team(FileNode field) {
    return referred(field, teams).map(this::teamId);
  }

  /** The worker whom a field names; a fault when there is none of that id. */
  Optional<UUID> worker(FileNode field) {
    return referred(field, workers).map(this::workerId);
  }

  private static Optional<String> referred(FileNode field, Set<String> ids) {
    Optional<String> id = field.textIfAny();
    if (id.isPresent() && !ids.contains(id.get())) {
      field.fault("is the id of nothing in this file: add it, or mend the id");
    }
    return id;
  }

  private UUID teamId(String id) {
    return derived("team", id);
  }

  private UUID workerId(String id) {
    return derived("worker", id);
  }

  private UUID derived(String kind, String id) {
    String key = authority + '/' + kind + '/' + id;
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }
}
