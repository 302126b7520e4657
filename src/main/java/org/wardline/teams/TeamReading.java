package org.wardline.teams;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the teams of a staff file. */
final class TeamReading {
  private static final List<String> KINDS =
      List.of("locality", "duty-and-advice", "eds", "management");

  private final String authority;
  private final StaffNames names;

  TeamReading(String authority, StaffNames names) {
    this.authority = authority;
    this.names = names;
  }

  List<Team> read(FileNode teams) {
    return teams.elements().stream().map(this::team).flatMap(Optional::stream).toList();
  }

  private Optional<Team> team(FileNode team) {
    team.mayHave(Set.of("id", "name", "kind", "telephone", "mailbox", "manager"));
    Optional<String> name = team.inside("name").text();
    Optional<String> kind = kind(team.inside("kind"));
    Optional<String> telephone = team.inside("telephone").textIfAny();
    Optional<String> mailbox = ContactReading.email(team.inside("mailbox"));
    Optional<java.util.UUID> manager = names.worker(team.inside("manager"));
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Team(
            names.ofTeam(team),
            authority,
            name.get(),
            kind.get(),
            telephone.orElse(null),
            mailbox.orElse(null),
            manager.orElse(null)));
  }

  private static Optional<String> kind(FileNode node) {
    Optional<String> written = node.text();
    if (written.isPresent() && !KINDS.contains(written.get())) {
      node.fault("is not known: use one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    return written.map(kind -> kind.replace('-', '_'));
  }
}
