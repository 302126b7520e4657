package org.wardline.matching;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.matching.BatchDecision.Asked;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.matching.probability.Bands;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.Children.Found;

/**
 * Asks the register all that is needed to decide about a batch, one statement for each question.
 */
@ApplicationScoped
class RegisterAnswers {
  private final Children children;
  private final AuthorityScope scope;
  private final LearnedWeights weights;
  private final MatchingConfig config;
  private final ErasurePolicy erasure;

  RegisterAnswers(
      Children children, AuthorityScope scope, LearnedWeights weights, MatchingConfig config) {
    this.children = children;
    this.scope = scope;
    this.weights = weights;
    this.config = config;
    this.erasure = new ErasurePolicy(config.registerStaleAfter(), config.keepAtMost());
  }

  Uni<BatchDecision> about(List<Stored> events, Map<UUID, Evidence> evidence, Instant now) {
    return children
        .find(events.stream().map(s -> EventKeys.lookUp(s, evidence.get(s.id()))).toList())
        .chain(
            found ->
                children
                    .findLikely(
                        events.stream().filter(EventKeys::isNamed).map(EventKeys::said).toList())
                    .chain(likely -> read(events, found, likely)))
        .chain(asked -> judge(asked, now));
  }

  private Uni<Asked> read(List<Stored> events, List<Found> found, List<Found> likely) {
    List<Found> both = Stream.concat(found.stream(), likely.stream()).toList();
    return knownAuthorities(events)
        .map(known -> BatchDecision.concerned(events, both, known))
        .call(
            concerned -> concerned.isEmpty() ? Uni.createFrom().nullItem() : scope.enter(concerned))
        .chain(
            concerned ->
                children
                    .get(both.stream().map(Found::child).toList())
                    .map(read -> new Asked(read, found, likely, concerned)));
  }

  private Uni<BatchDecision> judge(Asked asked, Instant now) {
    List<UUID> likely = asked.likely().stream().map(Found::child).toList();
    return children
        .namesakes(likely)
        .map(namesakes -> new Likelihood(weights, namesakes, this::bands))
        .chain(
            likelihood ->
                children
                    .freshness()
                    .map(register -> new BatchDecision(asked, likelihood, register, erasure, now)));
  }

  private Bands bands(String authority) {
    MatchingConfig.BandsOfAuthority set = config.bands().get(authority);
    return new Bands(set.match(), set.review());
  }

  /** Asked only when a message itself names a council. */
  private Uni<Set<String>> knownAuthorities(List<Stored> events) {
    return events.stream().anyMatch(stored -> stored.event().addressedTo() != null)
        ? children.knownAuthorities()
        : Uni.createFrom().item(Set.of());
  }
}
