package org.wardline.oversight.desk;

import java.util.List;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.GlassPolicy.TooMany;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.platform.data.Place;
import org.wardline.teams.Worker;

/** Says who broke glass, when and why, and what the reviewer said. */
final class GlassWording {
  private static final int ON_A_PAGE = 100;

  private final SpokenTime time;

  GlassWording(SpokenTime time) {
    this.time = time;
  }

  /**
   * One opening in words.
   *
   * @param mayReview whether the reader is to say if it was justified
   */
  record OpeningLine(
      String id,
      String what,
      String item,
      String who,
      String when,
      String reason,
      String review,
      boolean mayReview) {}

  /**
   * Those that the page shows.
   *
   * @param here where it begins, as an address carries it, or null for the first
   * @param next where the next one does, or null after the last
   */
  record Openings(List<OpeningLine> lines, String here, String next) {
    Openings {
      lines = List.copyOf(lines);
    }
  }

  Openings openings(List<Opening> found, GlassPlace here, Worker reader) {
    boolean more = found.size() > ON_A_PAGE;
    return new Openings(
        found.stream().limit(ON_A_PAGE).map(one -> line(one, reader)).toList(),
        here == null ? null : here.text(),
        more ? place(found.get(ON_A_PAGE - 1)).text() : null);
  }

  private static GlassPlace place(Opening one) {
    return new GlassPlace(one.reviewedBy() != null, new Place(one.openedAt(), one.id()));
  }

  OpeningLine line(Opening one, Worker reader) {
    return new OpeningLine(
        one.id().toString(),
        one.kind().equals("quarantine") ? "message that was kept aside" : "notification",
        one.item().toString(),
        one.openedByName(),
        time.moment(one.openedAt()) + ", until " + time.clock(one.untilAt()),
        one.reason(),
        review(one),
        one.reviewedBy() == null && DeskPolicy.mayReview(reader, one.openedBy()));
  }

  /** Why nobody may open another item now, and what to do. */
  String tooMany(TooMany why) {
    return "You have opened %d items in the last %s, the most that one person may. Open the next one after %s, or ask another operator"
        .formatted(
            why.most(),
            why.within().equals(GlassPolicy.DAY) ? "24 hours" : "hour",
            time.clock(why.free()));
  }

  private static String review(Opening one) {
    if (one.reviewedBy() == null) {
      return "Not reviewed yet";
    }
    return (one.justified() ? "Justified, says " : "Not justified, says ") + one.reviewedBy();
  }
}
