package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.register.NumberTask;
import org.wardline.register.UploadPreview;
import org.wardline.register.UploadStanding;
import org.wardline.register.UploadStanding.LastFile;
import org.wardline.register.WorkLine;

/**
 * What there is to see of the uploads to CP-IS, in words; children by the council's own ids.
 *
 * @param paused whether they are on, but wait for somebody
 * @param last the newest file and what became of it, or null
 */
record UploadsPage(
    boolean on,
    boolean paused,
    String standing,
    String last,
    Part going,
    Part withheld,
    Part work,
    Part numbers) {
  private static final int FIRST = 100;

  /**
   * One list of the page.
   *
   * @param lines those that are shown
   * @param count how many there are
   */
  record Part(List<Line> lines, int count) {
    private static Part of(List<Line> found, boolean all) {
      return new Part(all || found.size() <= FIRST ? found : found.subList(0, FIRST), found.size());
    }

    public boolean isCut() {
      return lines.size() < count;
    }
  }

  /**
   * A child, or nobody.
   *
   * @param since in words, or null
   */
  record Line(String child, String wrong, String todo, String since) {}

  /**
   * What the page is made of.
   *
   * @param names the council's own ids of the children whom the reader may know of
   */
  record Content(
      UploadStanding standing,
      UploadPreview preview,
      List<WorkLine> work,
      List<NumberTask> tasks,
      Map<UUID, String> names) {

    /** Those of a list that the reader may know of. */
    private <T> List<Line> lines(List<T> all, Function<T, UUID> child, Function<T, Line> words) {
      return all.stream()
          .filter(one -> child.apply(one) == null || names.containsKey(child.apply(one)))
          .map(words)
          .toList();
    }

    private String name(UUID child) {
      return names.get(child);
    }

    Content with(Map<UUID, String> known) {
      return new Content(standing, preview, work, tasks, known);
    }

    /**
     * The children who stand on the page.
     *
     * @param all whether a long list is shown to its end
     */
    Set<UUID> shown(boolean all) {
      return Stream.of(
              shown(preview.going(), UploadPreview.Going::childId, all),
              shown(preview.withheld(), UploadPreview.Withheld::childId, all),
              shown(work, WorkLine::childId, all),
              shown(tasks, NumberTask::childId, all))
          .flatMap(ids -> ids)
          .collect(Collectors.toSet());
    }

    private <T> Stream<UUID> shown(List<T> list, Function<T, UUID> child, boolean all) {
      return list.stream()
          .map(child)
          .filter(id -> id == null || names.containsKey(id))
          .limit(all ? list.size() : FIRST)
          .filter(Objects::nonNull);
    }
  }

  /**
   * @param all whether a long list is shown to its end
   */
  static UploadsPage of(Content content, boolean all, Instant now) {
    SpokenTime time = new SpokenTime(now);
    UploadPreview preview = content.preview();
    List<Line> going =
        content.lines(
            preview.going(),
            UploadPreview.Going::childId,
            one -> new Line(content.name(one.childId()), why(one.why()), null, null));
    List<Line> withheld =
        content.lines(
            preview.withheld(),
            UploadPreview.Withheld::childId,
            one ->
                new Line(
                    content.name(one.childId()), one.reason().wrong(), one.reason().todo(), null));
    return new UploadsPage(
        content.standing().on(),
        content.standing().paused() != null,
        standing(content.standing()),
        last(content.standing().last(), time),
        Part.of(going, all),
        Part.of(withheld, all),
        Part.of(work(content, time), all),
        Part.of(numbers(content, time), all));
  }

  private static List<Line> work(Content content, SpokenTime time) {
    return content.lines(
        content.work(),
        WorkLine::childId,
        one ->
            new Line(
                content.name(one.childId()),
                one.problem().wrong(),
                one.problem().todo(),
                time.moment(one.since())));
  }

  private static List<Line> numbers(Content content, SpokenTime time) {
    return content.lines(
        content.tasks(),
        NumberTask::childId,
        one ->
            new Line(
                one.childId() == null ? "Nobody on the register" : content.name(one.childId()),
                one.task().todo(),
                null,
                time.moment(one.since())));
  }

  private static String why(String why) {
    return switch (why) {
      case "new" -> "CP-IS does not have it.";
      case "changed" -> "It differs from what CP-IS has.";
      case "again" -> "CP-IS did not load it before.";
      default -> "All records are sent.";
    };
  }

  private static String standing(UploadStanding standing) {
    if (!standing.on()) {
      return "Uploads are off: nothing is sent to CP-IS.";
    }
    return switch (Objects.requireNonNullElse(standing.paused(), "")) {
      case "" -> "Uploads are on: what is new or differs is sent every night.";
      case "no_telephone" ->
          "Uploads wait: Duty & Advice has no telephone number, which CP-IS shows to the NHS. Add it"
              + " to the staff file, and switch uploads on again.";
      default ->
          "Uploads wait: CP-IS refused the last file as a whole. Ask CP-IS why, and switch uploads"
              + " on again.";
    };
  }

  private static String last(LastFile last, SpokenTime time) {
    return last == null
        ? null
        : "File %d of %s, %d %s: %s."
            .formatted(
                last.sequence(),
                time.moment(last.madeAt()),
                last.records(),
                last.records() == 1 ? "record" : "records",
                became(last));
  }

  private static String became(LastFile last) {
    return switch (last.state()) {
      case "made", "sending" -> "on its way";
      case "sent" -> "sent, not answered yet";
      case "answered" -> "answered with " + last.code();
      case "undelivered" -> "CP-IS did not fetch it";
      default -> "refused by the mailbox server";
    };
  }
}
