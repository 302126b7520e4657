package org.wardline.inbox;

import java.util.List;

/**
 * The page on which one turn of the rota is changed.
 *
 * @param event the calendar's event
 * @param begin the beginning of the turn in local time
 * @param others turns with which it can be exchanged
 */
record RotaTurnPage(
    String event,
    String begin,
    String when,
    String duty,
    List<String> people,
    List<AbsencePage.Choice> colleagues,
    List<AbsencePage.Choice> others) {
  RotaTurnPage {
    people = List.copyOf(people);
    colleagues = List.copyOf(colleagues);
    others = List.copyOf(others);
  }
}
