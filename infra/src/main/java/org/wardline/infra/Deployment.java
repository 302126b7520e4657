package org.wardline.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/** The whole deployment, from the table of functions to the text of the templates. */
public final class Deployment {

  /** What CloudFormation would refuse is an error already here. */
  static final Map<String, Object> CONTEXT =
      Map.of("@aws-cdk/core:validateAgainstDefaultRules", true);

  private static final Path TEMPLATES = Path.of("templates");

  /** Writes the same text for the same template, whatever the order of a map was. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final App app;
  private final WardlineStack stack;

  Deployment(Path output, List<FunctionRow> rows) {
    app =
        new App(
            AppProps.builder()
                .outdir(output.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(CONTEXT)
                .build());
    stack = new WardlineStack(app, rows);
    Suppressions.addTo(stack);
    Aspects.of(app).add(new AwsSolutionsChecks());
  }

  WardlineStack stack() {
    return stack;
  }

  /** The texts of the templates by their file names; fails when a rule is broken. */
  Map<String, String> templates() {
    Path directory = Path.of(app.synth().getDirectory());
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(WardlineStack.ID + ".json", read(directory.resolve(stack.getTemplateFile())));
    stack
        .stacks()
        .forEach(
            nested ->
                texts.put(
                    nested.getNode().getId() + ".json",
                    read(directory.resolve(nested.getTemplateFile()))));
    return texts;
  }

  /** Writes the templates where operators find them. */
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(TEMPLATES);
    for (Map.Entry<String, String> template :
        new Deployment(Path.of("target/synthesised"), FunctionTable.ROWS).templates().entrySet()) {
      Files.writeString(TEMPLATES.resolve(template.getKey()), template.getValue());
    }
  }

  private static String read(Path file) {
    try {
      return JSON.writeValueAsString(JSON.readValue(file.toFile(), Object.class)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
