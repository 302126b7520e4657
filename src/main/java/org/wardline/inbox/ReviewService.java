package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.messages.EventAccepted;
import org.wardline.notifications.OpenReview;
import org.wardline.notifications.OpenReviews;
import org.wardline.notifications.ReviewDecisions;
import org.wardline.notifications.ReviewPlace;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.register.organisations.Organisation;
import org.wardline.register.organisations.Organisations;
import org.wardline.teams.Worker;

/** Reads and decides whose child an event is about, and records who did. */
@ApplicationScoped
class ReviewService {
  private final AuthorityScope scope;
  private final OpenReviews reviews;
  private final ReviewDecisions decisions;
  private final Children children;
  private final Organisations organisations;
  private final AuditTrail audit;

  ReviewService(
      AuthorityScope scope,
      OpenReviews reviews,
      ReviewDecisions decisions,
      Children children,
      Organisations organisations,
      AuditTrail audit) {
    this.scope = scope;
    this.reviews = reviews;
    this.decisions = decisions;
    this.children = children;
    this.organisations = organisations;
    this.audit = audit;
  }

  /** A review with those of its candidates whom the reader may know. */
  record Candidates(OpenReview review, List<RegisteredChild> children) {}

  /**
   * A page of them.
   *
   * @param organisations by ODS code, as far as the directory has them
   * @param end where the next page begins, or null
   */
  record Shown(
      List<Candidates> reviews, Map<String, Organisation> organisations, ReviewPlace end) {}

  @WithTransaction
  Uni<Shown> list(Worker reader, ReviewPlace after, SealingKeys keys) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> reviews.list(reader, after, keys))
        .chain(
            found ->
                beside(found.reviews())
                    .chain(
                        shown ->
                            directory(found.reviews())
                                .map(known -> new Shown(shown, known, found.end()))))
        .call(shown -> audit.append(entries(shown.reviews(), reader)));
  }

  private Uni<Map<String, Organisation>> directory(List<OpenReview> found) {
    return organisations.find(
        found.stream().map(review -> review.event().organisation().code()).toList());
  }

  private Uni<List<Candidates>> beside(List<OpenReview> found) {
    return children
        .get(found.stream().flatMap(review -> review.candidates().stream()).distinct().toList())
        .map(
            known -> {
              Map<UUID, RegisteredChild> byId =
                  known.stream()
                      .collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
              return found.stream()
                  .map(review -> new Candidates(review, candidates(review, byId)))
                  .toList();
            });
  }

  /**
   * What a person says on a review; the events that are to be matched again. Empty when there is no
   * such one, or somebody else was first.
   */
  @WithTransaction
  Uni<Optional<List<EventAccepted>>> record(
      Worker reader, SealingKeys keys, UUID review, ReviewAnswer answer) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> reviews.find(reader, review, keys))
        .chain(found -> beside(found.stream().toList()))
        .map(shown -> shown.stream().anyMatch(c -> answer.isPossible(c.review(), c.children())))
        .chain(
            possible ->
                possible ? act(reader, review, answer) : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<List<EventAccepted>>> act(Worker reader, UUID review, ReviewAnswer answer) {
    return switch (answer) {
      case ReviewAnswer.ThisChild(UUID child) -> decisions.decide(reader, review, child);
      case ReviewAnswer.NoChild none -> decisions.decideNone(reader, review);
      case ReviewAnswer.SenderAsked asked -> decisions.recordAsked(reader, review);
      case ReviewAnswer.Undone(Instant decidedAt) -> decisions.undo(reader, review, decidedAt);
    };
  }

  private static List<RegisteredChild> candidates(
      OpenReview review, Map<UUID, RegisteredChild> byId) {
    return review.candidates().stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  private static List<AuditEntry> entries(List<Candidates> shown, Worker reader) {
    return shown.stream().flatMap(review -> entries(review, reader)).toList();
  }

  private static Stream<AuditEntry> entries(Candidates shown, Worker reader) {
    return Stream.concat(
        Stream.of(viewed(reader, "review", shown.review().id())),
        shown.children().stream().map(child -> viewed(reader, "child", child.id())));
  }

  private static AuditEntry viewed(Worker reader, String kind, UUID id) {
    return AuditEntry.ofWorker(reader.id(), reader.authority(), "viewed", kind, id, "");
  }
}
