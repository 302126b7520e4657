package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.teams.Relationship;
import org.wardline.teams.Rotas;
import org.wardline.teams.Span;
import org.wardline.teams.Worker;

/**
 * The page of absences in words.
 *
 * @param keeping whether the reader records for everybody
 * @param own the reader's id
 * @param people of whom one can say something
 * @param colleagues who can cover
 */
record AbsencePage(
    boolean keeping, String own, List<Choice> people, List<Choice> colleagues, List<String> lines) {
  AbsencePage {
    people = List.copyOf(people);
    colleagues = List.copyOf(colleagues);
    lines = List.copyOf(lines);
  }

  /** A person who can be chosen. */
  record Choice(String value, String words) {}

  static AbsencePage of(Worker reader, List<Worker> staff, Instant now) {
    boolean keeping = Rotas.mayKeep(reader);
    List<Worker> shown =
        staff.stream().filter(worker -> keeping || worker.id().equals(reader.id())).toList();
    Map<UUID, Worker> byId =
        staff.stream().collect(Collectors.toMap(Worker::id, Function.identity()));
    return new AbsencePage(
        keeping,
        reader.id().toString(),
        shown.stream().map(AbsencePage::choice).toList(),
        staff.stream().map(AbsencePage::choice).toList(),
        shown.stream().flatMap(worker -> lines(worker, byId, now)).toList());
  }

  /** Nobody says of themselves that they have left: that is the keepers' to record. */
  static boolean mayRecordLeavers(Worker reader) {
    return Rotas.mayKeep(reader);
  }

  private static Choice choice(Worker worker) {
    return new Choice(worker.id().toString(), worker.name());
  }

  private static Stream<String> lines(Worker worker, Map<UUID, Worker> byId, Instant now) {
    SpokenTime time = new SpokenTime(now);
    Stream<String> away =
        worker.absences().stream()
            .filter(absence -> isAhead(absence, now))
            .map(absence -> worker.name() + " is away " + time.during(absence) + ".");
    Stream<String> covered =
        worker.relationships().stream()
            .filter(tie -> tie.kind() == Relationship.Kind.COVERS_FOR)
            .filter(tie -> isAhead(tie.during(), now) && byId.containsKey(tie.worker()))
            .map(
                tie ->
                    byId.get(tie.worker()).name()
                        + " covers for "
                        + worker.name()
                        + " "
                        + time.during(tie.during())
                        + ".");
    return Stream.concat(away, covered);
  }

  private static boolean isAhead(Span during, Instant now) {
    return during.until() == null || during.until().isAfter(now);
  }
}
