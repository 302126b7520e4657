package org.wardline.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The deployment, synthesised once for all tests, since each time takes seconds. */
final class Synthesised {

  static final Deployment DEPLOYMENT =
      new Deployment(Path.of("target/synthesised"), FunctionTable.ROWS);
  static final Map<String, String> TEMPLATES = DEPLOYMENT.templates();

  private Synthesised() {}

  static List<FunctionRow> rows() {
    return FunctionTable.ROWS;
  }

  /** The template of one nested stack, by its name. */
  static Template template(String name) {
    return Template.fromString(TEMPLATES.get(name + ".json"));
  }

  /** What a function has whose environment gives a variable this value. */
  static Map<String, Object> functionWith(String handler, String variable, Object value) {
    return Map.of(
        "Environment",
        Map.of(
            "Variables",
            Match.objectLike(Map.of("QUARKUS_LAMBDA_HANDLER", handler, variable, value))));
  }

  static List<NestedStack> stacks() {
    return DEPLOYMENT.stack().stacks();
  }
}
