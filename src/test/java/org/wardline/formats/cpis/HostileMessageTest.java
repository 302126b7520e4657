package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.formats.UnreadableMessageException;

class HostileMessageTest {

  private static final String ROOT_REASON =
      "expected the root element CP-ISAccessToServiceNotification of namespace urn:hl7-org:v3";

  private final AccessNotificationReader reader = new AccessNotificationReader(4_000_000);

  @Test
  void another_message_is_refused_by_its_root_element() {
    for (String other :
        List.of(
            "01-LAUpload-4records.xml",
            "02-FileResponse-CPF03-partial.xml",
            "06-InactiveNHSNumber-2.xml",
            "bad-01-LAUpload-UCP-without-end.xml",
            "bad-01-LAUpload-date-not-12-digits.xml")) {
      assertThat(refused(Samples.bytes(other)).reason()).isEqualTo(ROOT_REASON);
    }
  }

  @Test
  void the_right_root_element_in_another_namespace_is_refused() {
    var refused = refused("<CP-ISAccessToServiceNotification/>");

    assertThat(refused.reason()).isEqualTo(ROOT_REASON);
    assertThat(refused.place()).isEqualTo("line 1, column 36, in …");
  }

  @Test
  void bytes_that_are_no_XML_are_refused_at_their_place() {
    assertThat(refused("").getMessage()).isEqualTo("line 1, column 1: is not well-formed XML");
    assertThat(refused("{\"id\": 1}").reason()).isEqualTo("is not well-formed XML");
    assertThat(refused(new byte[100]).reason()).isEqualTo("is not well-formed XML");
    assertThat(refused(Samples.text(Samples.EMPTY) + "<more/>").reason())
        .isEqualTo("is not well-formed XML");
  }

  @Test
  void a_place_names_line_column_and_the_path_of_known_elements_only() {
    String broken =
        Samples.text(Samples.TWO_CHILDREN).replaceFirst("<given>Nina</given>", "<Nina><given>");

    var refused = refused(broken);

    assertThat(refused.place())
        .isEqualTo(
            "line 26, column 19, in CP-ISAccessToServiceNotification/pertinentInformation1"
                + "/pertinentCP-ISRecordAccess/pertinentInformation2/pertinentCP-ISNHSQuery"
                + "/author/COCT_TP145102GB01.AssignedAuthor/assignedAuthorPerson/name/…/given");
    assertThat(refused).hasNoCause();
  }

  @Test
  void a_billion_laughs_are_refused_before_the_first() {
    var bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY l0 'lol'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    bomb.append("]><CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>&l29;</x>");

    assertThat(refused(bomb.toString()).reason())
        .isEqualTo("document type declarations and entities are not accepted");
  }

  @Test
  void an_external_entity_is_not_opened(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret words");
    String message =
        "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>".formatted(secret.toUri())
            + "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>&e;"
            + "</CP-ISAccessToServiceNotification>";

    assertThat(refused(message))
        .hasMessageContaining("document type declarations and entities are not accepted")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_external_document_type_is_not_opened() {
    String message =
        "<!DOCTYPE x SYSTEM 'file:///nowhere/x.dtd'>"
            + "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'/>";

    assertThat(refused(message).reason())
        .isEqualTo("document type declarations and entities are not accepted");
  }

  @Test
  void an_undeclared_entity_is_refused() {
    String message =
        "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>&other;"
            + "</CP-ISAccessToServiceNotification>";

    assertThat(refused(message).place()).startsWith("line 1, column ");
  }

  @Test
  void elements_nested_deeper_than_forty_are_refused() {
    String deep =
        "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>" + "<a>".repeat(500_000);

    assertThat(refused(deep).reason()).isEqualTo("elements are nested deeper than 40");
  }

  @Test
  void forty_levels_are_read() {
    String message =
        Samples.text(Samples.EMPTY)
            .replace(
                "<pertinentInformation>",
                "<a>".repeat(39) + "</a>".repeat(39) + "<pertinentInformation>");

    assertThat(reader.read(message.getBytes(UTF_8)).isHeartbeat()).isTrue();
  }

  @Test
  void a_message_above_the_callers_limit_is_refused_unread() {
    var refused =
        catchThrowableOfType(
            UnreadableMessageException.class,
            () -> new AccessNotificationReader(1_000).read(new byte[1_001]));

    assertThat(refused).hasMessage("message: is larger than the limit of 1000 bytes");
  }

  @Test
  void masses_of_attributes_names_and_text_end_soon() {
    var attributes = new StringBuilder("<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'");
    for (int i = 0; i < 300_000; i++) {
      attributes.append(" a").append(i).append("=''");
    }
    String open = "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'>";

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          refused(attributes + "/>");
          refused(open + "<" + "n".repeat(3_000_000));
          refused(open + "x".repeat(3_000_000));
          refused(open + "&#65;".repeat(700_000));
          refused(open + "<!--" + "-x".repeat(1_400_000));
          refused("<!DOCTYPE x [" + "<!ENTITY a ''>".repeat(200_000));
        });
  }

  @Test
  void byte_order_marks_and_UTF_16_are_read() {
    String sample = Samples.text(Samples.TWO_CHILDREN);
    String utf16 = sample.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");

    assertThat(reader.read(("\ufeff" + sample).getBytes(UTF_8)).queries()).hasSize(3);
    assertThat(reader.read(utf16.getBytes(UTF_16)).queries()).hasSize(3);
    assertThat(reader.read(("\ufeff" + utf16).getBytes(UTF_16LE)).queries()).hasSize(3);
    assertThat(reader.read(("\ufeff" + utf16).getBytes(UTF_16BE)).queries()).hasSize(3);
  }

  @Test
  void a_wrong_or_unknown_encoding_is_read_or_refused_and_nothing_else() {
    String sample = Samples.text(Samples.TWO_CHILDREN);
    for (String declared :
        List.of("UTF-16", "UTF-32", "X-NONE", "IBM037", "UCS-4", "UTF-7", "a b")) {
      String wrong = sample.replace("encoding=\"UTF-8\"", "encoding=\"" + declared + "\"");
      for (byte[] bytes :
          List.of(wrong.getBytes(UTF_8), wrong.getBytes(UTF_16LE), wrong.getBytes(UTF_16))) {
        readOrRefuse(bytes);
      }
    }
    String accented = sample.replace("Nina", "Nïnà");
    assertThat(refused(accented.getBytes(ISO_8859_1)))
        .hasMessage("message: is not valid UTF-8 or UTF-16");
    String latin1 = accented.replace("UTF-8", "ISO-8859-1");
    assertThat(reader.read(latin1.getBytes(ISO_8859_1)).queries()).hasSize(3);
  }

  @Test
  void thousands_of_damaged_samples_are_read_or_refused_and_nothing_else() {
    byte[] sample = Samples.bytes(Samples.TWO_CHILDREN);
    var random = new Random(20260303);

    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          int refused = 0;
          for (int i = 0; i < 6_000; i++) {
            refused += readOrRefuse(damaged(sample, random)) ? 0 : 1;
          }
          assertThat(refused).isGreaterThan(1_000);
        });
  }

  @Test
  void one_reader_serves_many_threads() throws Exception {
    byte[] sample = Samples.bytes(Samples.TWO_CHILDREN);
    var expected = reader.read(sample);
    Callable<Boolean> task =
        () -> {
          for (int i = 0; i < 200; i++) {
            if (!reader.read(sample).equals(expected)) {
              return false;
            }
          }
          return true;
        };

    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 8; i++) {
        tasks.add(task);
      }
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private static byte[] damaged(byte[] sample, Random random) {
    byte[] damaged = sample.clone();
    switch (random.nextInt(4)) {
      case 0 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      case 1 -> {
        for (int k = random.nextInt(8); k >= 0; k--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> {
        int from = random.nextInt(damaged.length);
        int length = random.nextInt(damaged.length - from);
        System.arraycopy(damaged, from, damaged, random.nextInt(damaged.length - length), length);
      }
      default -> {
        int from = random.nextInt(damaged.length - 200);
        byte[] cut = new byte[damaged.length - 100];
        System.arraycopy(damaged, 0, cut, 0, from);
        System.arraycopy(damaged, from + 100, cut, from, cut.length - from);
        damaged = cut;
      }
    }
    return damaged;
  }

  private boolean readOrRefuse(byte[] bytes) {
    try {
      assertThat(reader.read(bytes)).isNotNull();
      return true;
    } catch (UnreadableMessageException refused) {
      assertThat(refused.getMessage()).doesNotContain("99900000", "Nurseone", "RXX");
      return false;
    }
  }

  private UnreadableMessageException refused(String message) {
    return refused(message.getBytes(UTF_8));
  }

  private UnreadableMessageException refused(byte[] message) {
    var refused =
        catchThrowableOfType(UnreadableMessageException.class, () -> reader.read(message));
    assertThat(refused).isNotNull();
    return refused;
  }
}
