package org.wardline.teams;

import java.util.List;
import java.util.UUID;

/**
 * The rota of some days as people read it, in the order of time.
 *
 * @param mayChange whether the reader keeps the rota
 * @param gaps from now on; what is over cannot be filled
 */
public record RotaView(boolean mayChange, List<Entry> entries, List<Gap> gaps) {
  public RotaView {
    entries = List.copyOf(entries);
    gaps = List.copyOf(gaps);
  }

  /**
   * One turn of duty.
   *
   * @param event of the calendar, or null for a turn that is written by hand
   * @param turn how the calendar names it, or null likewise
   */
  public record Entry(
      UUID event, Rotas.Turn turn, Span during, String team, String slot, List<Person> people) {
    public Entry {
      people = List.copyOf(people);
    }
  }

  /**
   * Somebody who has a turn.
   *
   * @param away the parts of it in which they are away, or have left
   */
  public record Person(UUID id, String name, List<Part> away) {
    public Person {
      away = List.copyOf(away);
    }

    @Override
    public String toString() {
      return "Person[" + id + ']';
    }
  }

  /**
   * A part of a turn whose worker is not there.
   *
   * @param standIn the name of who stands in then, or null
   */
  public record Part(Span during, String standIn) {}

  /** A time in which nobody who can be reached is on duty. */
  public record Gap(String team, String slot, Span during) {}
}
