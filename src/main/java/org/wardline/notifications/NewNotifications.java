package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Policies;

/** Opens notifications: gives each its reference and a copy of the policy in force. */
@ApplicationScoped
class NewNotifications {
  /** No letter or digit that can be misread on the telephone. */
  private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ";

  private static final int REFERENCE_LENGTH = 8;

  private final Policies policies;
  private final StoredPolicies stored;
  private final SecureRandom random = new SecureRandom();

  NewNotifications(Policies policies, StoredPolicies stored) {
    this.policies = policies;
    this.stored = stored;
  }

  /** Opens a notification about an episode of a child, and begins what a further event brings. */
  interface Opening {
    Notification open(Episode episode, FollowedChild child, Instant now);

    /** What is copied onto a notification of this child now. */
    String policyOf(FollowedChild child);
  }

  private final class InForce implements Opening {
    private final Map<String, AuthorityPolicy> policies;

    private InForce(Map<String, AuthorityPolicy> policies) {
      this.policies = policies;
    }

    @Override
    public Notification open(Episode episode, FollowedChild child, Instant now) {
      return Notification.open(
          derivedId(episode, child), episode.id(), reference(), policyOf(child), child, now);
    }

    @Override
    public String policyOf(FollowedChild child) {
      return stored.copy(policies.get(child.authority()).of(child.route()));
    }
  }

  /** How these authorities open notifications now. */
  Uni<Opening> of(Collection<String> authorities, Instant at) {
    return policies.inForce(authorities, at).map(InForce::new);
  }

  private static UUID derivedId(Episode episode, FollowedChild child) {
    String key = episode.id() + "|" + child.authority();
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Eight random characters in two groups, such as 7F3K-2Q9D: says nothing, and can be read out.
   */
  private String reference() {
    StringBuilder reference = new StringBuilder();
    for (int i = 0; i < REFERENCE_LENGTH; i++) {
      if (i == REFERENCE_LENGTH / 2) {
        reference.append('-');
      }
      reference.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return reference.toString();
  }
}
