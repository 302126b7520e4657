package org.wardline.teams;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardline.teams.AuthorityPolicy.Ladders;

/**
 * Reads the YAML file of an escalation policy. Its format: {@code src/docs/escalation-policy.md}.
 */
final class PolicyFiles {
  private static final int FORMAT = 1;

  private PolicyFiles() {}

  static FileReading<AuthorityPolicy> read(String yaml) {
    return YamlFile.read(yaml, PolicyFiles::read);
  }

  private static Optional<AuthorityPolicy> read(FileNode file) {
    file.mayHave(Set.of("format", "version", "outcome", "cases"));
    file.inside("format").number(FORMAT, FORMAT);
    Optional<Integer> version = file.inside("version").number(0, Integer.MAX_VALUE);
    Optional<OutcomeRules> outcome = OutcomeReading.read(file.inside("outcome"));
    Map<Route, Ladders> cases = new CaseReading(file.inside("cases"), outcome).read();
    return file.faults() == 0
        ? Optional.of(new AuthorityPolicy(version.orElseThrow(), outcome.orElseThrow(), cases))
        : Optional.empty();
  }
}
