package org.wardline.teams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the file of an escalation policy, which knows its path and collects what is wrong
 * there.
 */
final class PolicyNode {
  private static final Pattern WAIT = Pattern.compile("(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?");
  private static final String MISSING = "is missing: add it";

  private final JsonNode node;
  private final String path;
  private final List<PolicyFault> faults;

  PolicyNode(JsonNode node, String path, List<PolicyFault> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  /** How many faults were found so far, in the whole file. */
  int faults() {
    return faults.size();
  }

  void fault(String words) {
    faults.add(new PolicyFault(path, words));
  }

  boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  PolicyNode inside(String key) {
    return new PolicyNode(node.path(key), path.isEmpty() ? key : path + '.' + key, faults);
  }

  /** What else stands there is a fault: a word that is not understood must not go unnoticed. */
  void mayHave(Set<String> keys) {
    if (!isAbsent() && !node.isObject()) {
      fault("must be a mapping of: " + String.join(", ", keys.stream().sorted().toList()));
      return;
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!keys.contains(name)) {
                inside(name)
                    .fault(
                        "is not known here: use one of "
                            + String.join(", ", keys.stream().sorted().toList()));
              }
            });
  }

  /** The elements of a list; a fault and none when it is something else. */
  List<PolicyNode> elements() {
    List<PolicyNode> elements = new ArrayList<>();
    if (isAbsent()) {
      return elements;
    }
    if (!node.isArray()) {
      fault("must be a list: begin each of its lines with a dash");
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      elements.add(new PolicyNode(node.get(i), path + '[' + i + ']', faults));
    }
    return elements;
  }

  /** A text that must be there; empty with a fault when it is not. */
  Optional<String> text() {
    if (isAbsent()) {
      fault(MISSING);
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().isBlank()) {
      fault("must be a text");
      return Optional.empty();
    }
    return Optional.of(node.textValue().strip());
  }

  Optional<Integer> number(int least, int most) {
    if (isAbsent()) {
      fault(MISSING);
      return Optional.empty();
    }
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      fault("must be a whole number from %d to %d".formatted(least, most));
      return Optional.empty();
    }
    return Optional.of(node.intValue());
  }

  boolean flag() {
    if (!isAbsent() && !node.isBoolean()) {
      fault("must be true or false");
    }
    return node.asBoolean(false);
  }

  /** Hours and minutes: 2h, 30m, 1h30m. */
  Optional<Duration> duration() {
    return text().flatMap(this::read);
  }

  private Optional<Duration> read(String text) {
    Matcher parts = WAIT.matcher(text);
    if (text.isEmpty() || !parts.matches()) {
      fault("must be hours and minutes, such as 2h, 30m or 1h30m");
      return Optional.empty();
    }
    return Optional.of(Duration.ofHours(part(parts, 1)).plusMinutes(part(parts, 2)));
  }

  private static long part(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
