package org.wardline.inbox;

import java.util.List;

/**
 * The page of the rota in words.
 *
 * @param heading which days these are
 * @param month whether it shows a month, not a week
 * @param gapCount how many gaps stand on it
 */
record RotaPage(
    String heading,
    boolean month,
    String from,
    String previous,
    String next,
    int gapCount,
    boolean mayChange,
    List<Day> days) {
  RotaPage {
    days = List.copyOf(days);
  }

  /** One day; what runs over midnight stands on the day on which it begins. */
  record Day(String name, List<Turn> turns, List<String> gaps) {
    Day {
      turns = List.copyOf(turns);
      gaps = List.copyOf(gaps);
    }

    public boolean isEmpty() {
      return turns.isEmpty() && gaps.isEmpty();
    }
  }

  /**
   * One turn.
   *
   * @param change the path of the page on which it is changed, or null
   */
  record Turn(String when, String duty, List<String> people, String change) {
    Turn {
      people = List.copyOf(people);
    }
  }
}
