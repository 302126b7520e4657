package org.wardline.oversight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Worker;

@QuarkusTest
class GlassReviewsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

  /**
   * An opening that nobody had reviewed when it was read; somebody else may be first all the same.
   */
  private static final class OneRow extends GlassRows {
    private final boolean first;

    private OneRow(boolean first) {
      super(null, null, null);
      this.first = first;
    }

    @Override
    Uni<Optional<Opening>> find(Worker reader, UUID id) {
      Opening opening =
          new Opening(
              id, "notification", id, "INC-1", UUID.randomUUID(), "P", NOW, NOW, null, null);
      return Uni.createFrom().item(Optional.of(opening));
    }

    @Override
    Uni<Boolean> review(Worker reviewer, UUID opening, boolean justified) {
      return Uni.createFrom().item(first);
    }
  }

  private static final class RecordedTrail extends GlassTrail {
    private final List<String> actions = new ArrayList<>();

    private RecordedTrail() {
      super(null);
    }

    @Override
    Uni<Void> remember(Worker worker, String action, String kind, UUID subject) {
      actions.add(action);
      return Uni.createFrom().voidItem();
    }
  }

  private final RecordedTrail trail = new RecordedTrail();

  private boolean review(boolean first) {
    Worker ruth =
        new Worker(
            UUID.randomUUID(),
            "999",
            null,
            "R",
            null,
            null,
            true,
            null,
            Set.of("auditor"),
            List.of(),
            List.of());
    return new GlassReviews(new OneRow(first), trail)
        .review(ruth, UUID.randomUUID(), true)
        .await()
        .indefinitely();
  }

  @Test
  void the_first_of_two_reviewers_is_remembered() {
    assertThat(review(true)).isTrue();
    assertThat(trail.actions).containsExactly("broken glass justified");
  }

  @Test
  void the_second_of_two_who_review_at_once_is_told_so_and_leaves_no_verdict_in_the_trail() {
    assertThat(review(false)).isFalse();
    assertThat(trail.actions).isEmpty();
  }
}
