package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Reads and decides whose child an event is about, and records who did. */
@ApplicationScoped
class ReviewService {
  private final AuthorityScope scope;
  private final OpenReviews reviews;
  private final ReviewDecisions decisions;
  private final Children children;
  private final AuditTrail audit;

  ReviewService(
      AuthorityScope scope,
      OpenReviews reviews,
      ReviewDecisions decisions,
      Children children,
      AuditTrail audit) {
    this.scope = scope;
    this.reviews = reviews;
    this.decisions = decisions;
    this.children = children;
    this.audit = audit;
  }

  /** A review with those of its candidates whom the reader may know. */
  record Candidates(OpenReview review, List<RegisteredChild> children) {}

  @WithTransaction
  Uni<List<Candidates>> list(Worker reader, SealingKeys keys) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> shown(reader, keys))
        .call(shown -> audit.append(entries(shown, reader)));
  }

  private Uni<List<Candidates>> shown(Worker reader, SealingKeys keys) {
    boolean decides = reviews.mayDecide(reader);
    return reviews
        .list(reader.authority(), keys)
        .chain(
            open ->
                children
                    .get(open.stream().flatMap(review -> review.candidates().stream()).toList())
                    .map(known -> visible(open, known, reader, decides)));
  }

  /**
   * What a person says on a review; the events that are to be matched again. Empty: no such one.
   */
  @WithTransaction
  Uni<Optional<List<EventAccepted>>> record(
      Worker reader, SealingKeys keys, UUID review, ReviewAnswer answer) {
    return scope
        .enter(List.of(reader.authority()))
        .chain(() -> shown(reader, keys))
        .map(shown -> shown.stream().filter(c -> c.review().id().equals(review)).findFirst())
        .map(found -> found.filter(c -> answer.isPossible(c.review(), c.children())))
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : act(reader, review, answer).map(Optional::of));
  }

  private Uni<List<EventAccepted>> act(Worker reader, UUID review, ReviewAnswer answer) {
    return switch (answer) {
      case ReviewAnswer.ThisChild(UUID child) -> decisions.decide(reader, review, child);
      case ReviewAnswer.NoChild none -> decisions.decideNone(reader, review);
      case ReviewAnswer.SenderAsked asked -> decisions.recordAsked(reader, review);
      case ReviewAnswer.Undone undone -> decisions.undo(reader, review);
    };
  }

  private static List<Candidates> visible(
      List<OpenReview> open, List<RegisteredChild> known, Worker reader, boolean decides) {
    Map<UUID, RegisteredChild> byId =
        known.stream().collect(Collectors.toMap(RegisteredChild::id, Function.identity()));
    return open.stream()
        .map(review -> new Candidates(review, candidates(review, byId)))
        .flatMap(review -> asSeenBy(reader, decides, review).stream())
        .toList();
  }

  private static List<RegisteredChild> candidates(
      OpenReview review, Map<UUID, RegisteredChild> byId) {
    return review.candidates().stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  /**
   * The message itself may name a restricted child, so that a review with one is not there for
   * anybody but its custodian and deputy; who does not decide otherwise sees no other child in it.
   */
  private static Optional<Candidates> asSeenBy(Worker reader, boolean decides, Candidates all) {
    boolean hidden = all.children().stream().anyMatch(c -> !RestrictionPolicy.mayKnow(c, reader));
    if (hidden) {
      return Optional.empty();
    }
    List<RegisteredChild> own =
        all.children().stream().filter(child -> decides || child.restricted()).toList();
    return decides || !own.isEmpty()
        ? Optional.of(new Candidates(all.review(), own))
        : Optional.empty();
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
