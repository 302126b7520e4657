package org.wardline;

import io.quarkus.hibernate.reactive.panache.Panache;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.Policies;
import org.wardline.teams.PolicyOutcome;

/** Stores escalation policies of invented councils. */
@Singleton
public class PolicyFile {
  private final Policies policies;
  private final AuthorityScope scope;
  private final Awaiting awaiting;

  PolicyFile(Policies policies, AuthorityScope scope, Awaiting awaiting) {
    this.policies = policies;
    this.scope = scope;
    this.awaiting = awaiting;
  }

  /** The bundled file as this version, without its comments. */
  public static String standard(int version) {
    try (InputStream file =
        PolicyFile.class.getResourceAsStream("/org/wardline/teams/policies/standard.yaml")) {
      String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return yaml.replaceAll("(?m)^ *#.*\\R", "").replace("version: 0", "version: " + version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PolicyOutcome store(String authority, String yaml, Instant activeFrom) {
    return awaiting.await(
        () ->
            Panache.withTransaction(
                () ->
                    scope
                        .enter(List.of(authority))
                        .chain(() -> policies.store(authority, yaml, "an operator", activeFrom))));
  }
}
