package org.wardline.teams;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a page of the rota shows of the rows. */
final class RotaViewPolicy {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Staff staff;
  private final RotaGapPolicy gaps;
  private final TurnParts parts;

  RotaViewPolicy(Staff staff, RotaGapPolicy gaps) {
    this.staff = staff;
    this.gaps = gaps;
    this.parts = new TurnParts(staff);
  }

  /** A row of the rota, with the calendar's event that made it, or nulls. */
  record Kept(Shift shift, UUID event, String uid) {}

  private record Run(UUID event, String uid, UUID team, String slot, Span during) {}

  RotaView view(Worker reader, List<Kept> kept, Span during, Instant now) {
    return new RotaView(Rotas.mayKeep(reader), entries(kept, during), gaps(during, now));
  }

  private List<RotaView.Entry> entries(List<Kept> kept, Span during) {
    Map<Run, List<UUID>> runs =
        kept.stream()
            .flatMap(row -> runs(row, during))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return runs.entrySet().stream()
        .map(run -> entry(run.getKey(), run.getValue()))
        .sorted(
            Comparator.comparing((RotaView.Entry entry) -> entry.during().from())
                .thenComparing(RotaView.Entry::team)
                .thenComparing(RotaView.Entry::slot))
        .toList();
  }

  private static Stream<Map.Entry<Run, UUID>> runs(Kept row, Span during) {
    Shift shift = row.shift();
    return shift
        .runs(during.from(), during.until())
        .filter(during::meets)
        .map(
            run ->
                Map.entry(
                    new Run(row.event(), row.uid(), shift.teamId(), shift.slot(), run),
                    shift.workerId()));
  }

  private RotaView.Entry entry(Run run, List<UUID> workers) {
    Rotas.Turn turn =
        run.uid() == null
            ? null
            : new Rotas.Turn(run.uid(), LocalDateTime.ofInstant(run.during().from(), LONDON));
    return new RotaView.Entry(
        run.event(),
        turn,
        run.during(),
        teamName(run.team()),
        RotaSlots.name(run.slot()),
        workers.stream()
            .flatMap(id -> staff.worker(id).stream())
            .map(
                worker ->
                    new RotaView.Person(
                        worker.id(), worker.name(), parts.away(worker, run.during())))
            .sorted(Comparator.comparing(RotaView.Person::name))
            .toList());
  }

  private List<RotaView.Gap> gaps(Span during, Instant now) {
    if (!during.until().isAfter(now)) {
      return List.of();
    }
    Instant from = during.from().isBefore(now) ? now : during.from();
    return gaps.find(new Span(from, during.until())).stream()
        .map(
            gap -> new RotaView.Gap(teamName(gap.team()), RotaSlots.name(gap.slot()), gap.during()))
        .sorted(Comparator.comparing(gap -> gap.during().from()))
        .toList();
  }

  private String teamName(UUID team) {
    return staff.team(team).map(Team::name).orElse("no such team");
  }
}
