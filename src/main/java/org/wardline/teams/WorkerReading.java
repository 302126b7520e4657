package org.wardline.teams;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the workers of a staff file. */
final class WorkerReading {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Set<String> ROLES =
      new TreeSet<>(
          Set.of(
              "worker",
              "duty",
              "eds",
              "manager",
              "register-keeper",
              "rota-keeper",
              "auditor",
              "operator"));

  private final StaffNames names;
  private final Set<String> signIns = new HashSet<>();

  WorkerReading(StaffNames names) {
    this.names = names;
  }

  List<StaffFile.Entry> read(FileNode workers) {
    return workers.elements().stream().map(this::worker).flatMap(Optional::stream).toList();
  }

  private Optional<StaffFile.Entry> worker(FileNode worker) {
    worker.mayHave(
        Set.of("id", "name", "team", "email", "mobile", "sign-in", "roles", "manager", "last-day"));
    Optional<String> name = worker.inside("name").text();
    UUID id = names.ofWorker(worker);
    StaffFile.Entry entry =
        new StaffFile.Entry(
            id,
            names.team(worker.inside("team")).orElse(null),
            name.orElse(""),
            ContactReading.email(worker.inside("email")).orElse(null),
            worker.inside("mobile").textIfAny().orElse(null),
            signIn(worker.inside("sign-in")).orElse(null),
            roles(worker.inside("roles")),
            manager(worker.inside("manager"), id).orElse(null),
            leavesAt(worker.inside("last-day")).orElse(null));
    return name.map(known -> entry);
  }

  private Optional<String> signIn(FileNode node) {
    Optional<String> subject = node.textIfAny();
    if (subject.isPresent() && !signIns.add(subject.get())) {
      node.fault("comes twice: each person signs in as themselves");
    }
    return subject;
  }

  private static Set<String> roles(FileNode list) {
    return list.elements().stream()
        .map(WorkerReading::role)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Optional<String> role(FileNode node) {
    Optional<String> written = node.text();
    if (written.isPresent() && !ROLES.contains(written.get())) {
      node.fault("is not known: use one of " + String.join(", ", ROLES));
      return Optional.empty();
    }
    return written.map(role -> role.replace('-', '_'));
  }

  private Optional<UUID> manager(FileNode node, UUID of) {
    Optional<UUID> manager = names.worker(node);
    if (manager.filter(of::equals).isPresent()) {
      node.fault("is the worker: name somebody else, or nobody");
    }
    return manager;
  }

  private static Optional<Instant> leavesAt(FileNode node) {
    try {
      return node.textIfAny()
          .map(LocalDate::parse)
          .map(day -> day.plusDays(1).atStartOfDay(LONDON).toInstant());
    } catch (DateTimeException noDay) {
      node.fault("is no day: write it as 2026-03-31");
      return Optional.empty();
    }
  }
}
