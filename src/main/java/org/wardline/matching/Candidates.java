package org.wardline.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.matching.Reviews.Word;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.register.Children.Found;
import org.wardline.register.RegisteredChild;

/** The children who may be meant by the events of a batch, and what people said of them before. */
final class Candidates {
  private final Map<UUID, List<Found>> byNumber;
  private final Map<UUID, List<Found>> likely;
  private final Map<UUID, List<Word>> words;
  private final Map<UUID, RegisteredChild> children;
  private final Set<String> authorities;

  /** The children are those that the answers want, the authorities those that they concern. */
  Candidates(Answers answers, List<RegisteredChild> children, Set<String> authorities) {
    this.byNumber = answers.byNumber().stream().collect(Collectors.groupingBy(Found::event));
    this.likely = answers.likely().stream().collect(Collectors.groupingBy(Found::event));
    this.words = answers.words().stream().collect(Collectors.groupingBy(Word::event));
    this.children =
        children.stream().collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
    this.authorities = new HashSet<>(authorities);
  }

  /** The authorities that an event concerns: the one that it names even without a candidate. */
  Set<String> authoritiesOf(Stored stored) {
    Set<String> concerned =
        Stream.concat(
                Stream.concat(of(byNumber, stored.id()), of(likely, stored.id()))
                    .map(Found::authority),
                of(words, stored.id()).map(Word::authority))
            .collect(Collectors.toCollection(TreeSet::new));
    String named = stored.event().addressedTo();
    if (stored.event().kept() && named != null && authorities.contains(named)) {
      concerned.add(named);
    }
    return concerned;
  }

  Optional<Word> wordOn(UUID event, String authority) {
    return of(words, event).filter(word -> word.authority().equals(authority)).findFirst();
  }

  List<RegisteredChild> sharingNumber(UUID event, String authority) {
    return read(byNumber, event, authority);
  }

  List<RegisteredChild> likely(UUID event, String authority) {
    return read(likely, event, authority);
  }

  Optional<RegisteredChild> find(UUID child) {
    return Optional.ofNullable(children.get(child));
  }

  private List<RegisteredChild> read(Map<UUID, List<Found>> found, UUID event, String authority) {
    return of(found, event)
        .filter(f -> f.authority().equals(authority))
        .map(f -> children.get(f.child()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static <T> Stream<T> of(Map<UUID, List<T>> byEvent, UUID event) {
    return byEvent.getOrDefault(event, List.of()).stream();
  }
}
