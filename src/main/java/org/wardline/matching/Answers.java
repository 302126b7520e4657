package org.wardline.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.matching.Reviews.Word;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.register.Children.Found;

/**
 * What the register and earlier reviews answer about the events of a batch, in ids alone.
 *
 * @param byNumber children who share the number or the local id of an event
 * @param likely children who may be meant by names, date of birth and postcode
 * @param words the reviews of the events, open or decided
 */
record Answers(List<Found> byNumber, List<Found> likely, List<Word> words) {

  Answers {
    byNumber = List.copyOf(byNumber);
    likely = List.copyOf(likely);
    words = List.copyOf(words);
  }

  /** The children that are to be read. */
  List<UUID> wanted() {
    return Stream.concat(
            found().map(Found::child), words.stream().map(Word::child).filter(Objects::nonNull))
        .distinct()
        .toList();
  }

  /** The authorities in which rows will be read or written. */
  Set<String> concerned(List<Stored> events, Set<String> known) {
    Set<String> concerned =
        Stream.concat(found().map(Found::authority), words.stream().map(Word::authority))
            .collect(Collectors.toCollection(HashSet::new));
    events.stream()
        .map(stored -> stored.event().addressedTo())
        .filter(named -> named != null && known.contains(named))
        .forEach(concerned::add);
    return concerned;
  }

  private Stream<Found> found() {
    return Stream.concat(byNumber.stream(), likely.stream());
  }
}
