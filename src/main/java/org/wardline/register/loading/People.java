package org.wardline.register.loading;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.Team;
import org.wardline.teams.Worker;

/** The workers and teams of a council, as files name them. */
final class People {
  private static final Pattern FAMILY_NAME_FIRST = Pattern.compile("^([^,]+),([^,]+)$");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<Worker> workers;
  private final List<Team> teams;
  private final UUID broughtBy;
  private final Map<String, List<Worker>> byEmail;
  private final Map<String, List<Worker>> byName;
  private final Map<String, List<Team>> teamsByName;

  /**
   * @param broughtBy who brings the file, or null
   */
  People(List<Worker> workers, List<Team> teams, UUID broughtBy) {
    this.workers = workers;
    this.teams = teams;
    this.broughtBy = broughtBy;
    this.byEmail =
        workers.stream()
            .filter(People::isReachable)
            .collect(Collectors.groupingBy(worker -> worker.email().toUpperCase(Locale.ROOT)));
    this.byName = workers.stream().collect(Collectors.groupingBy(worker -> normal(worker.name())));
    this.teamsByName =
        teams.stream()
            .filter(team -> !team.isOver())
            .collect(Collectors.groupingBy(team -> normal(team.name())));
  }

  /** Who keeps a restricted record, and why they are not those whom the file names. */
  record Keepers(UUID custodian, UUID deputy, List<RowFinding> findings) {}

  /** By e-mail address, or by the name if only one has it; also with the family name first. */
  Optional<Worker> findWorker(String written) {
    String turned = FAMILY_NAME_FIRST.matcher(written).replaceFirst("$2 $1");
    Set<Worker> found = new HashSet<>(byName.getOrDefault(normal(turned), List.of()));
    found.addAll(byEmail.getOrDefault(written.toUpperCase(Locale.ROOT), List.of()));
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  Optional<UUID> findTeam(String written) {
    List<Team> found = teamsByName.getOrDefault(normal(written), List.of());
    return found.size() == 1 ? Optional.of(found.getFirst().id()) : Optional.empty();
  }

  /**
   * The two who are named, as far as they can be reached, answer notifications and do not bring the
   * file; in the place of others the safeguarding manager, then any other manager. Empty when there
   * are not two.
   */
  Optional<Keepers> keepers(String custodian, String deputy) {
    List<UUID> named =
        Stream.of(custodian, deputy)
            .flatMap(who -> findReachable(who).stream())
            .filter(worker -> faultOf(worker).isEmpty())
            .map(Worker::id)
            .distinct()
            .toList();
    List<UUID> both = Stream.concat(named.stream(), managers()).distinct().limit(2).toList();
    return both.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Keepers(
                both.getFirst(), both.getLast(), findings(named.size(), custodian, deputy)));
  }

  private List<RowFinding> findings(int named, String custodian, String deputy) {
    List<RowFinding> refused =
        Stream.concat(finding(Column.CUSTODIAN, custodian), finding(Column.DEPUTY, deputy))
            .toList();
    Stream<RowFinding> missing =
        named + refused.size() < 2
            ? Stream.of(new RowFinding(Column.CUSTODIAN, Fault.KEEPERS_REPLACED))
            : Stream.empty();
    return Stream.concat(refused.stream(), missing).toList();
  }

  private Stream<RowFinding> finding(Column column, String written) {
    return findReachable(written).flatMap(this::faultOf).stream()
        .map(fault -> new RowFinding(column, fault));
  }

  /** Why somebody who can be reached does not keep a restricted record. */
  private Optional<Fault> faultOf(Worker worker) {
    if (worker.id().equals(broughtBy)) {
      return Optional.of(Fault.KEEPER_BRINGS_FILE);
    }
    return worker.mayAnswer() ? Optional.empty() : Optional.of(Fault.KEEPER_DOES_NOT_ANSWER);
  }

  private Optional<Worker> findReachable(String written) {
    return Optional.ofNullable(written).flatMap(this::findWorker).filter(People::isReachable);
  }

  private Stream<UUID> managers() {
    List<UUID> ofSafeguarding =
        teams.stream()
            .filter(team -> team.kind().equals(Team.MANAGEMENT))
            .map(Team::managerId)
            .toList();
    return workers.stream()
        .filter(worker -> worker.roles().contains("manager") && isReachable(worker))
        .filter(worker -> faultOf(worker).isEmpty())
        .sorted(
            Comparator.comparing((Worker w) -> !ofSafeguarding.contains(w.id()))
                .thenComparing(w -> w.id().toString()))
        .map(Worker::id);
  }

  private static boolean isReachable(Worker worker) {
    return worker.email() != null;
  }

  private static String normal(String name) {
    return BLANKS.matcher(name).replaceAll(" ").strip().toUpperCase(Locale.UK);
  }
}
