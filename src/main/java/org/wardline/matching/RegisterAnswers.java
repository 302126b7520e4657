package org.wardline.matching;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.matching.probability.Bands;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.Children.Found;

/**
 * Asks the register and earlier reviews all that is needed to decide about a batch, one statement
 * for each question.
 */
@ApplicationScoped
class RegisterAnswers {
  private final Children children;
  private final Reviews reviews;
  private final AuthorityScope scope;
  private final LearnedWeights weights;
  private final MatchingConfig config;
  private final ErasurePolicy erasure;

  RegisterAnswers(
      Children children,
      Reviews reviews,
      AuthorityScope scope,
      LearnedWeights weights,
      MatchingConfig config) {
    this.children = children;
    this.reviews = reviews;
    this.scope = scope;
    this.weights = weights;
    this.config = config;
    this.erasure = new ErasurePolicy(config.registerStaleAfter(), config.keepAtMost());
  }

  Uni<BatchDecision> about(List<Stored> events, Map<UUID, Evidence> evidence, Instant now) {
    return answers(events, evidence)
        .chain(
            answers ->
                candidates(events, answers)
                    .chain(
                        candidates ->
                            likelihood(answers)
                                .chain(likelihood -> decision(candidates, likelihood, now))));
  }

  private Uni<Answers> answers(List<Stored> events, Map<UUID, Evidence> evidence) {
    return children
        .find(events.stream().map(s -> EventKeys.lookUp(s, evidence.get(s.id()))).toList())
        .chain(
            byNumber ->
                likely(events)
                    .chain(
                        likely ->
                            reviews
                                .find(events.stream().map(Stored::id).toList())
                                .map(words -> new Answers(byNumber, likely, words))));
  }

  private Uni<List<Found>> likely(List<Stored> events) {
    return children.findLikely(
        events.stream().filter(EventKeys::isNamed).map(EventKeys::said).toList());
  }

  private Uni<Candidates> candidates(List<Stored> events, Answers answers) {
    return knownAuthorities(events)
        .map(known -> answers.concerned(events, known))
        .call(
            concerned -> concerned.isEmpty() ? Uni.createFrom().nullItem() : scope.enter(concerned))
        .chain(
            concerned ->
                children
                    .get(answers.wanted())
                    .map(read -> new Candidates(answers, read, concerned)));
  }

  private Uni<Likelihood> likelihood(Answers answers) {
    return children
        .namesakes(answers.likely().stream().map(Found::child).toList())
        .map(namesakes -> new Likelihood(weights, namesakes, this::bands));
  }

  private Uni<BatchDecision> decision(Candidates candidates, Likelihood likelihood, Instant now) {
    return children
        .freshness()
        .map(register -> new BatchDecision(candidates, likelihood, register, erasure, now));
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
