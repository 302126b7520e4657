package org.wardline.inbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.platform.data.Place;
import org.wardline.register.ChildLists.Found;
import org.wardline.register.ChildLists.Listed;

/**
 * Puts lists of children into words: initials and age only, and no initials of a restricted one.
 */
final class ChildListing {
  private final SpokenTime time;

  ChildListing(SpokenTime time) {
    this.time = time;
  }

  /** One child of a list. */
  record Line(String path, String initials, String age, String plans, String worker) {}

  /**
   * What a search has found of one kind.
   *
   * @param more whether there are others
   */
  record Group(List<Line> lines, boolean more) {
    Group {
      lines = List.copyOf(lines);
    }
  }

  /** One time that a colleague opened a child of another team. */
  record Opening(String id, String path, String words, String reason) {}

  /**
   * Those times that a page shows.
   *
   * @param next where the others are, or null when there are none
   */
  record Told(List<Opening> lines, String next) {
    Told {
      lines = List.copyOf(lines);
    }
  }

  Group group(Found found) {
    return new Group(initials(found.children()), found.more());
  }

  List<Line> initials(List<Listed> found) {
    return found.stream()
        .map(
            one ->
                new Line(
                    Visit.CHILDREN + "/" + one.id(),
                    one.restricted() ? "restricted record" : initials(one),
                    one.restricted() || one.dateOfBirth() == null
                        ? ""
                        : time.age(one.dateOfBirth()),
                    one.plans().isEmpty()
                        ? "no open plan"
                        : one.plans().stream().sorted().collect(Collectors.joining(", ")),
                    one.worker() == null ? "nobody is allocated" : one.worker()))
        .toList();
  }

  private static String initials(Listed one) {
    String letters =
        Stream.of(one.givenName(), one.familyName())
            .filter(name -> name != null && !name.isBlank())
            .map(name -> name.strip().substring(0, name.strip().offsetByCodePoints(0, 1)) + ".")
            .collect(Collectors.joining());
    return letters.isEmpty() ? "no initials" : letters;
  }

  Told openings(List<OpeningNotices.Told> told) {
    return new Told(
        told.stream().limit(OpeningNotices.MOST).map(this::opening).toList(),
        told.size() > OpeningNotices.MOST ? after(told.get(OpeningNotices.MOST - 1)) : null);
  }

  private static String after(OpeningNotices.Told last) {
    return Visit.CHILDREN + "?openings=" + new Place(last.at(), last.id()).text();
  }

  private Opening opening(OpeningNotices.Told one) {
    return new Opening(
        one.id().toString(),
        Visit.CHILDREN + "/" + one.child(),
        "%s opened a child’s record of another team, %s"
            .formatted(one.worker(), time.moment(one.at())),
        one.reason());
  }
}
