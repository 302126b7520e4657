package org.wardline.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
 * @param byName all staff
 * @param people the names of whom one can say something
 * @param colleagues the names of who can cover
 */
record AbsencePage(
    boolean keeping,
    boolean leavers,
    String own,
    PeopleByName byName,
    List<String> people,
    List<String> colleagues,
    List<Line> lines) {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  AbsencePage {
    people = List.copyOf(people);
    colleagues = List.copyOf(colleagues);
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

  /** What stands in the field of a person again: a name, or what was typed in place of one. */
  public String name(String chosen) {
    return byName.name(chosen);
  }

  static AbsencePage of(
      Worker reader, List<Worker> staff, List<AbsenceEntry> recorded, Instant now) {
    boolean keeping = Rotas.mayKeep(reader);
    PeopleByName byName = new PeopleByName(staff);
    return new AbsencePage(
        keeping,
        Absences.mayRecordLeavers(reader),
        reader.id().toString(),
        byName,
        byName.names(worker -> keeping || worker.id().equals(reader.id())),
        byName.names(worker -> Absences.mayNameAsCover(reader, worker, now)),
        recorded.stream().map(entry -> line(reader, entry, now)).toList());
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
