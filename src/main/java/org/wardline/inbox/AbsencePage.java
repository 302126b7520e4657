package org.wardline.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.wardline.teams.AbsenceEntry;
import org.wardline.teams.Absences;
import org.wardline.teams.Rotas;
import org.wardline.teams.Worker;

/**
 * The page of absences in words.
 *
 * @param keeping whether the reader records for everybody
 * @param leavers whether the reader records who leaves
 * @param own the reader's id
 * @param people of whom one can say something
 * @param colleagues who can cover
 * @param leaving of whom one can say that they leave
 */
record AbsencePage(
    boolean keeping,
    boolean leavers,
    String own,
    List<Choice> people,
    List<Choice> colleagues,
    List<Choice> leaving,
    List<Line> lines) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  AbsencePage {
    people = List.copyOf(people);
    colleagues = List.copyOf(colleagues);
    leaving = List.copyOf(leaving);
    lines = List.copyOf(lines);
  }

  /** A person who can be chosen. */
  record Choice(String value, String words) {}

  /**
   * What is recorded.
   *
   * @param entry its id where the reader may change it, or null
   */
  record Line(String words, String entry) {}

  /** Whether any of it may be changed by the reader. */
  public boolean changeable() {
    return lines.stream().anyMatch(line -> line.entry() != null);
  }

  static AbsencePage of(
      Worker reader, List<Worker> staff, List<AbsenceEntry> recorded, Instant now) {
    boolean keeping = Rotas.mayKeep(reader);
    return new AbsencePage(
        keeping,
        Absences.mayRecordLeavers(reader),
        reader.id().toString(),
        choices(staff, worker -> keeping || worker.id().equals(reader.id())),
        choices(staff, worker -> Absences.mayNameAsCover(reader, worker, now)),
        choices(staff, worker -> !worker.id().equals(reader.id())),
        recorded.stream().map(entry -> line(reader, entry, now)).toList());
  }

  private static List<Choice> choices(List<Worker> staff, Predicate<Worker> which) {
    return staff.stream().filter(which).map(AbsencePage::choice).toList();
  }

  private static Choice choice(Worker worker) {
    return new Choice(worker.id().toString(), worker.name());
  }

  private static Line line(Worker reader, AbsenceEntry entry, Instant now) {
    return new Line(words(entry, now), entry.mayBeChangedBy(reader) ? entry.id().toString() : null);
  }

  private static String lastDay(AbsenceEntry leaver, SpokenTime time) {
    return time.day(LocalDate.ofInstant(leaver.during().from().minusMillis(1), LONDON));
  }

  static String words(AbsenceEntry entry, Instant now) {
    SpokenTime time = new SpokenTime(now);
    return switch (entry.kind()) {
      case AWAY -> entry.name() + " is away " + time.during(entry.during()) + ".";
      case COVER ->
          entry.coverName()
              + " covers for "
              + entry.name()
              + " "
              + time.during(entry.during())
              + ".";
      case LEAVER ->
          "The last day at work of " + entry.name() + " is " + lastDay(entry, time) + ".";
    };
  }
}
