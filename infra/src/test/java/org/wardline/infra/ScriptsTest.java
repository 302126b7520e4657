package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operators' scripts, with recorded stand-ins for aws, docker and zip. */
class ScriptsTest {

  private static final String RECORD = "#!/bin/sh\necho \"$(basename \"$0\") $*\" >> \"$CALLS\"\n";

  @TempDir Path root;

  @BeforeEach
  void copyWhatTheyNeed() throws IOException {
    for (String directory :
        List.of("infra/templates", "target/lib", "target/function-image", "files", "bin")) {
      Files.createDirectories(root.resolve(directory));
    }
    for (String script :
        List.of("publish", "migrate", "Containerfile", "Containerfile.functions")) {
      Files.copy(Path.of(script), root.resolve("infra").resolve(script));
    }
    for (String file :
        List.of(
            "target/function-image/functions.aot",
            "target/wardline-1-runner.jar",
            "files/database-ca.pem",
            "files/settings.properties",
            "files/senders.properties",
            "files/pages.properties",
            "files/channels.properties",
            "files/mesh.properties")) {
      Files.writeString(root.resolve(file), "a file");
    }
    tool("docker", "");
    tool("aws", "case \"$*\" in *head-object*) exit 1;; *Account*) echo 123456789012;; esac\n");
  }

  @Test
  void publish_puts_both_images_and_the_templates_under_the_version() throws Exception {
    String said = run("infra/publish", "1.4.0", "artefacts", "files");

    assertThat(said).contains("Version 1.4.0 is published to s3://artefacts/wardline/1.4.0");
    assertThat(calls())
        .anyMatch(call -> call.matches("docker build .*123456789012.*/wardline:functions-1.4.0 .*"))
        .anyMatch(call -> call.matches("docker push .*eu-west-2.*/wardline:functions-1.4.0"))
        .anyMatch(call -> call.matches("docker push .*eu-west-2.*/wardline:pages-1.4.0"))
        .last()
        .asString()
        .matches("aws s3 cp .*/templates s3://artefacts/wardline/1.4.0/templates");
  }

  @Test
  void the_functions_files_arrive_in_their_image_with_their_times() throws Exception {
    tool(
        "docker",
        "case \"$*\" in *functions-*) for last; do :; done; cp -R \"$last\" \"$CALLS.context\" ;; esac\n");
    Path cache = root.resolve("target/function-image/functions.aot");
    FileTime then = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
    Files.setLastModifiedTime(cache, then);

    run("infra/publish", "1.4.0", "artefacts", "files");

    Path context = root.resolve("calls.context");
    assertThat(context.resolve("operator-files/mesh.properties")).exists();
    assertThat(context.resolve("operator-files/pages.properties")).doesNotExist();
    new ProcessBuilder("tar", "-xf", "function-image.tar")
        .directory(context.toFile())
        .start()
        .waitFor();
    assertThat(Files.getLastModifiedTime(context.resolve("functions.aot"))).isEqualTo(then);
  }

  @Test
  void without_a_cache_nothing_is_published() throws Exception {
    Files.delete(root.resolve("target/function-image/functions.aot"));

    assertThat(run("infra/publish", "1.4.0", "artefacts", "files"))
        .contains("target/function-image has no cache: run ./mvnw verify first");
    assertThat(root.resolve("calls")).doesNotExist();
  }

  @Test
  void a_version_that_is_there_is_never_changed() throws Exception {
    tool("aws", "");

    assertThat(run("infra/publish", "1.4.0", "artefacts", "files"))
        .contains("is there already: a version is never changed");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void without_the_operators_files_nothing_is_published() throws Exception {
    Files.delete(root.resolve("files/senders.properties"));

    assertThat(run("infra/publish", "1.4.0", "artefacts", "files"))
        .contains("publish: files has no senders.properties");
    assertThat(root.resolve("calls")).doesNotExist();
  }

  @Test
  void migrate_takes_the_new_code_before_anything_else_does() throws Exception {
    tool("aws", "case \"$*\" in *invoke*) echo None;; *Account*) echo 123456789012;; esac\n");

    run("infra/migrate", "wardline", "1.4.0");

    assertThat(calls()).hasSize(4);
    assertThat(calls().get(1))
        .startsWith("aws lambda update-function-code --function-name wardline-migrate")
        .endsWith(
            "--image-uri 123456789012.dkr.ecr.eu-west-2.amazonaws.com/wardline:functions-1.4.0");
    assertThat(calls().get(3)).startsWith("aws lambda invoke --function-name wardline-migrate");
  }

  @Test
  void a_migration_that_failed_is_said_to_have_failed() throws Exception {
    tool("aws", "case \"$*\" in *invoke*) echo Unhandled;; *Account*) echo 123456789012;; esac\n");

    assertThat(run("infra/migrate", "wardline", "1.4.0"))
        .contains("mend the cause and run this again");
  }

  private void tool(String name, String answer) throws IOException {
    Path file = root.resolve("bin").resolve(name);
    Files.writeString(file, RECORD + answer);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(root.resolve("calls"));
  }

  /** What a script says, on both its outputs. */
  private String run(String... command) throws IOException, InterruptedException {
    List<String> words = Stream.concat(Stream.of("bash"), Stream.of(command)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("CALLS", root.resolve("calls").toString());
    builder.environment().put("AWS_REGION", "eu-west-2");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
