package org.wardline.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wardline.teams.AuthorityPolicy.Ladders;

/**
 * Reads the YAML file of an escalation policy, and finds everything that is wrong with it at once.
 * Its format: {@code src/docs/escalation-policy.md}.
 */
final class PolicyFiles {
  private static final int LONGEST = 200_000;
  private static final int FORMAT = 1;

  private PolicyFiles() {}

  static PolicyReading read(String yaml) {
    if (yaml.length() > LONGEST) {
      return faulty("file", "is longer than 200,000 characters: shorten it");
    }
    try {
      return read(mapper().readTree(yaml));
    } catch (JsonProcessingException bad) {
      return faulty(
          place(bad), "is no YAML: " + bad.getOriginalMessage().lines().findFirst().get());
    }
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private static String place(JsonProcessingException bad) {
    return bad.getLocation() == null
        ? "file"
        : "line %d, column %d"
            .formatted(bad.getLocation().getLineNr(), bad.getLocation().getColumnNr());
  }

  private static PolicyReading read(JsonNode tree) {
    List<PolicyFault> faults = new ArrayList<>();
    PolicyNode file = new PolicyNode(tree, "", faults);
    file.mayHave(Set.of("format", "version", "outcome", "cases"));
    file.inside("format").number(FORMAT, FORMAT);
    Optional<Integer> version = file.inside("version").number(0, Integer.MAX_VALUE);
    Optional<OutcomeRules> outcome = OutcomeReading.read(file.inside("outcome"));
    Map<Route, Ladders> cases = new CaseReading(file.inside("cases"), outcome).read();
    return faults.isEmpty()
        ? new PolicyReading.Valid(
            new AuthorityPolicy(version.orElseThrow(), outcome.orElseThrow(), cases))
        : new PolicyReading.Faulty(faults.stream().distinct().toList());
  }

  private static PolicyReading faulty(String path, String words) {
    return new PolicyReading.Faulty(List.of(new PolicyFault(path, words)));
  }
}
