package org.wardline.register.loading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wardline.teams.Team;
import org.wardline.teams.Worker;

/** The workers and teams of a council, as files name them. */
final class People {
  private static final Pattern FAMILY_NAME_FIRST = Pattern.compile("^([^,]+),([^,]+)$");

  private final List<Worker> workers;
  private final List<Team> teams;

  People(List<Worker> workers, List<Team> teams) {
    this.workers = workers;
    this.teams = teams;
  }

  /** Who keeps a restricted record, and whether they are not those whom the file names. */
  record Keepers(UUID custodian, UUID deputy, boolean replaced) {}

  /** By e-mail address, or by the name if only one has it; also with the family name first. */
  Optional<Worker> findWorker(String written) {
    String turned = FAMILY_NAME_FIRST.matcher(written).replaceFirst("$2 $1");
    List<Worker> found =
        workers.stream()
            .filter(w -> written.equalsIgnoreCase(w.email()) || same(turned, w.name()))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  Optional<UUID> findTeam(String written) {
    List<UUID> found =
        teams.stream()
            .filter(team -> !team.isOver() && same(written, team.name()))
            .map(Team::id)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * The two who are named, as far as they can be reached; in the place of others the safeguarding
   * manager, then any other manager. Empty when there are not two.
   */
  Optional<Keepers> keepers(String custodian, String deputy) {
    List<UUID> named =
        Stream.of(custodian, deputy)
            .flatMap(who -> who == null ? Stream.empty() : findWorker(who).stream())
            .filter(People::isReachable)
            .map(Worker::id)
            .distinct()
            .toList();
    List<UUID> both = Stream.concat(named.stream(), managers()).distinct().limit(2).toList();
    return both.size() < 2
        ? Optional.empty()
        : Optional.of(new Keepers(both.getFirst(), both.getLast(), named.size() < 2));
  }

  private Stream<UUID> managers() {
    List<UUID> ofSafeguarding =
        teams.stream()
            .filter(team -> team.kind().equals(Team.MANAGEMENT))
            .map(Team::managerId)
            .toList();
    return workers.stream()
        .filter(worker -> worker.roles().contains("manager") && isReachable(worker))
        .sorted(
            Comparator.comparing((Worker w) -> !ofSafeguarding.contains(w.id()))
                .thenComparing(w -> w.id().toString()))
        .map(Worker::id);
  }

  private static boolean isReachable(Worker worker) {
    return worker.email() != null;
  }

  private static boolean same(String written, String name) {
    return normal(written).equals(normal(name));
  }

  private static String normal(String name) {
    return name.replaceAll("\\s+", " ").strip().toUpperCase(Locale.UK);
  }
}
