package org.wardline.inbox;

import java.util.List;
import java.util.regex.Pattern;
import org.wardline.teams.BriefingText.Block;

/**
 * The page of one notification, in words.
 *
 * @param seen the mark of what the page shows, which its forms send back
 * @param stands the mark of how it stands, by which the page is told of news
 * @param look new, late or settled
 * @param event the latest that counts, or null when nothing is left of the visit
 * @param without what to read where there is no event
 * @param earlier the other events of the same visit, the latest first
 * @param otherVisits events of the child's other visits, the latest first
 * @param note what was written at the conclusion, or null
 */
record NotificationPage(
    String path,
    String reference,
    String seen,
    String stands,
    String lead,
    String rest,
    String look,
    boolean restricted,
    Event event,
    String without,
    List<Event> earlier,
    List<Event> otherVisits,
    Child child,
    ToDo toDo,
    Actions actions,
    String note,
    List<Round> rounds) {

  /**
   * What happened, where, when and by whose word.
   *
   * @param telephone whom to ring there, or null where nobody is to be rung yet
   */
  record Event(
      String name,
      String meaning,
      String when,
      String organisation,
      String telephone,
      String setting,
      String seenBy,
      List<String> findings) {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{8,}");

    /** The number as a telephone dials it, or null when there is none to dial. */
    public String dial() {
      return telephone != null && NUMBER.matcher(telephone).matches()
          ? telephone.replaceAll("[^+0-9]", "")
          : null;
    }
  }

  /**
   * Whose notification it is.
   *
   * @param caseRecord the address of the case system's record, or null
   * @param siblings who may be brothers and sisters
   */
  record Child(
      String title,
      String name,
      String dateOfBirth,
      List<String> plans,
      String allocated,
      String caseRecord,
      List<String> siblings) {}

  /** What is to be done: steps in order, and the council's own words after them. */
  record ToDo(String title, List<String> steps, List<Block> own) {
    static final ToDo NOTHING = new ToDo("", List.of(), List.of());

    /** By who reads the notification. */
    static ToDo now(List<String> steps, List<Block> own) {
      return new ToDo("What to do now", steps, own);
    }

    ToDo {
      steps = List.copyOf(steps);
      own = List.copyOf(own);
    }
  }

  /**
   * What the reader may do now.
   *
   * @param takeBackUntil until when they may take the outcome back, or null when they may not
   */
  record Actions(
      boolean mayAcknowledge,
      List<Choice> successors,
      boolean mayConclude,
      List<Choice> outcomes,
      String takeBackUntil) {

    public boolean mayHandOver() {
      return !successors.isEmpty();
    }

    public boolean any() {
      return mayAcknowledge || mayHandOver() || mayConclude || mayTakeBack();
    }

    public boolean mayTakeBack() {
      return takeBackUntil != null;
    }
  }

  /** What can be chosen: the form's value and its words. */
  record Choice(String value, String words) {}

  /** The lines of one round; without a heading when there is only one round. */
  record Round(String heading, List<Line> lines) {}

  /** One line of the time line; the note that was written to it may be null. */
  record Line(String when, String words, String note) {}

  /** Whether what was written has no box on the page any more. */
  public boolean hasNoPlaceFor(AnswerForm form) {
    return !(form.note().isEmpty() || actions.mayConclude())
        || !(form.message().isEmpty() || actions.mayHandOver())
        || !(form.reason().isEmpty() || actions.mayTakeBack());
  }

  @Override
  public String toString() {
    return "NotificationPage[" + reference + ']';
  }
}
