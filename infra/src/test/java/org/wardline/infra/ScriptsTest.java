package org.wardline.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    for (String directory : List.of("infra/templates", "target/lib", "files", "bin")) {
      Files.createDirectories(root.resolve(directory));
    }
    for (String script : List.of("publish", "migrate", "Containerfile")) {
      Files.copy(Path.of(script), root.resolve("infra").resolve(script));
    }
    for (String file :
        List.of(
            "target/function.zip",
            "target/wardline-1-runner.jar",
            "files/database-ca.pem",
            "files/senders.properties",
            "files/channels.properties",
            "files/mesh.properties")) {
      Files.writeString(root.resolve(file), "a file");
    }
    tool("docker", "");
    tool("zip", "");
    tool("aws", "case \"$*\" in *head-object*) exit 1;; *Account*) echo 123456789012;; esac\n");
  }

  @Test
  void publish_puts_code_templates_files_and_image_under_the_version() throws Exception {
    String said = run("infra/publish", "1.4.0", "artefacts", "files");

    assertThat(said).contains("Version 1.4.0 is published to s3://artefacts/wardline/1.4.0.");
    assertThat(calls())
        .anyMatch(
            call -> call.matches("aws s3 cp .*/templates s3://artefacts/wardline/1.4.0/templates"))
        .anyMatch(
            call -> call.matches("aws s3 cp .*s3://artefacts/wardline/1.4.0/operator-files.zip"))
        .anyMatch(call -> call.matches("docker push .*123456789012.*eu-west-2.*/wardline:1.4.0"))
        .last()
        .asString()
        .endsWith("s3://artefacts/wardline/1.4.0/function.zip");
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
    tool("aws", "case \"$*\" in *invoke*) echo None;; esac\n");

    run("infra/migrate", "wardline", "1.4.0", "artefacts");

    assertThat(calls()).hasSize(3);
    assertThat(calls().get(0))
        .startsWith("aws lambda update-function-code --function-name wardline-migrate")
        .endsWith("--s3-key wardline/1.4.0/function.zip");
    assertThat(calls().get(2)).startsWith("aws lambda invoke --function-name wardline-migrate");
  }

  @Test
  void a_migration_that_failed_is_said_to_have_failed() throws Exception {
    tool("aws", "case \"$*\" in *invoke*) echo Unhandled;; esac\n");

    assertThat(run("infra/migrate", "wardline", "1.4.0", "artefacts"))
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
