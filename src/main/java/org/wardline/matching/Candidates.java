package org.wardline.matching;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.matching.Reviews.Word;
import org.wardline.register.Children.Found;
import org.wardline.register.RegisteredChild;

/**
 * What the register and earlier reviews say of the events of a batch.
 *
 * @param byNumber children who share the number or the local id of an event
 * @param byName children who share name and date of birth, of events without such
 * @param words the reviews of the events, open or decided
 */
record Candidates(
    List<Found> byNumber, List<Found> byName, List<Word> words, List<RegisteredChild> children) {

  Candidates {
    byNumber = List.copyOf(byNumber);
    byName = List.copyOf(byName);
    words = List.copyOf(words);
    children = List.copyOf(children);
  }

  Candidates with(List<RegisteredChild> read) {
    return new Candidates(byNumber, byName, words, read);
  }

  /** The children that are to be read. */
  List<UUID> wanted() {
    return Stream.of(
            byNumber.stream().map(Found::child),
            byName.stream().map(Found::child),
            words.stream().map(Word::child).filter(Objects::nonNull))
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  Set<String> authorities() {
    return Stream.of(
            byNumber.stream().map(Found::authority),
            byName.stream().map(Found::authority),
            words.stream().map(Word::authority))
        .flatMap(Function.identity())
        .collect(Collectors.toSet());
  }

  /** The authorities that this event concerns. */
  Set<String> authoritiesOf(UUID event) {
    return Stream.concat(
            Stream.concat(byNumber.stream(), byName.stream())
                .filter(f -> f.event().equals(event))
                .map(Found::authority),
            words.stream().filter(w -> w.event().equals(event)).map(Word::authority))
        .collect(Collectors.toSet());
  }

  Optional<Word> wordOn(UUID event, String authority) {
    return words.stream()
        .filter(w -> w.event().equals(event) && w.authority().equals(authority))
        .findFirst();
  }

  List<RegisteredChild> sharingNumber(UUID event, String authority) {
    return read(byNumber, event, authority);
  }

  List<RegisteredChild> sharingName(UUID event, String authority) {
    return read(byName, event, authority);
  }

  Optional<RegisteredChild> find(UUID child) {
    return children.stream().filter(c -> c.id().equals(child)).findFirst();
  }

  private List<RegisteredChild> read(List<Found> found, UUID event, String authority) {
    Map<UUID, RegisteredChild> byId =
        children.stream().collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
    return found.stream()
        .filter(f -> f.event().equals(event) && f.authority().equals(authority))
        .map(f -> byId.get(f.child()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
