package org.wardline.formats.cloudevents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.wardline.formats.UnreadableMessageException;

class HostileBodyTest {

  private static final String EVENT = CareEventReaderTest.event(CareEventReaderTest.DATA);

  private final CareEventReader reader = new CareEventReader(20_000_000);

  @Test
  void malformed_JSON_is_unreadable_at_its_line_and_column() {
    assertThat(structured("{\n  \"specversion\": \"1.0\"\n  \"Nina\": 1}"))
        .hasMessage("/specversion, line 3, column 4: is not well-formed JSON")
        .hasNoCause();
    assertThat(structured("")).hasMessage("line 1, column 1: expected one JSON value");
    assertThat(structured("{\"data\": {\"nhsNumber\": \"9990000018"))
        .hasMessage("/data, line 1, column 35: the JSON ends too early");
    assertThat(structured(EVENT + "{}").reason()).isEqualTo("expected one JSON value");
    assertThat(structured("NaN").reason()).isEqualTo("is not well-formed JSON");
  }

  @Test
  void a_batch_that_is_no_array_is_unreadable() {
    assertThat(batch(EVENT)).hasMessage("line 1, column 2: expected an array of events");
    assertThat(batch("")).hasMessage("line 1, column 1: expected an array of events");
    assertThat(batch("[" + EVENT).reason()).isEqualTo("the JSON ends too early");
    assertThat(batch("[" + EVENT + " " + EVENT + "]").reason())
        .isEqualTo("is not well-formed JSON");
    assertThat(batch("[]\n[]"))
        .hasMessage("line 2, column 2: something follows the array of events");
    assertThat(batch("[1,]").reason()).isEqualTo("is not well-formed JSON");
  }

  @Test
  void a_batch_of_very_many_is_unreadable_as_one() {
    assertThat(batch("[" + "0,".repeat(4_999) + "0,0]"))
        .hasMessage("body: has more than 5000 events: send them in several messages");
    assertThat(reader.readBatch(("[" + "0,".repeat(4_999) + "0]").getBytes(UTF_8)).refused())
        .hasSize(5_000);
  }

  @Test
  void the_names_of_unknown_fields_are_not_repeated() {
    assertThat(structured("{\"data\": {\"Nina Nurseone\": {\"999\": nix"))
        .hasMessage("/data, line 1, column 39: is not well-formed JSON");
  }

  @Test
  void other_encodings_than_UTF_8_are_unreadable() {
    assertThat(catchUnreadable(EVENT.getBytes(UTF_16))).hasMessage("body: is not valid UTF-8");
    assertThat(catchUnreadable(EVENT.replace("Alma", "Älma").getBytes(ISO_8859_1)))
        .hasMessage("body: is not valid UTF-8");
    assertThat(catchUnreadable(new byte[10]).reason()).isEqualTo("is not well-formed JSON");
  }

  @Test
  void a_body_above_the_limit_is_unreadable() {
    var small = new CareEventReader(100);
    assertThat(
            catchThrowableOfType(
                UnreadableMessageException.class, () -> small.readBatch(new byte[101])))
        .hasMessage("body: is larger than the limit of 100 bytes");
  }

  @Test
  void bombs_of_depth_length_and_number_end_soon() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(structured("[".repeat(5_000_000)).reason()).startsWith("is nested too deep");
          assertThat(structured("{\"data\":".repeat(1_000_000)).reason())
              .startsWith("is nested too deep");
          assertThat(structured("{\"data\": " + "9".repeat(9_000_000) + "}").reason())
              .startsWith("is nested too deep, or has too long a number");
          assertThat(structured("{\"data\": \"" + "9".repeat(9_000_000) + "\"}").reason())
              .startsWith("is nested too deep, or has too long a number");
          assertThat(structured("{\"" + "9".repeat(9_000_000) + "\": 1}").reason())
              .startsWith("is nested too deep, or has too long a number");
          assertThat(batch("[".repeat(5_000_000)).reason()).startsWith("is nested too deep");
          assertThat(reader.readBatch(("[1e99999999, " + EVENT + "]").getBytes(UTF_8)).accepted())
              .hasSize(1);
        });
  }

  @Test
  void thousands_of_damaged_bodies_are_read_or_refused_and_nothing_else() {
    byte[] sample = ("[" + EVENT + "," + EVENT + "]").getBytes(UTF_8);
    var random = new Random(20260302);

    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          int unreadable = 0;
          for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damaged(sample, random);
            unreadable += reads(() -> reader.readBatch(damaged)) ? 0 : 1;
            reads(() -> reader.readStructured(damaged));
            reads(() -> reader.readBinary(Map.of("ce-id", "1"), damaged));
          }
          assertThat(unreadable).isGreaterThan(1_000);
        });
  }

  private static boolean reads(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (UnreadableMessageException unreadable) {
      assertThat(unreadable.getMessage()).doesNotContain("Nina", "999", "RXX", "Testchild");
      return false;
    }
  }

  private static byte[] damaged(byte[] sample, Random random) {
    byte[] damaged = sample.clone();
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(damaged, random.nextInt(damaged.length));
    }
    for (int k = random.nextInt(4); k >= 0; k--) {
      damaged[random.nextInt(damaged.length)] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) "{}[]\",:0".charAt(random.nextInt(8));
    }
    return damaged;
  }

  private UnreadableMessageException structured(String body) {
    return catchUnreadable(body.getBytes(UTF_8));
  }

  private UnreadableMessageException catchUnreadable(byte[] body) {
    var unreadable =
        catchThrowableOfType(UnreadableMessageException.class, () -> reader.readStructured(body));
    assertThat(unreadable).isNotNull();
    return unreadable;
  }

  private UnreadableMessageException batch(String body) {
    var unreadable =
        catchThrowableOfType(
            UnreadableMessageException.class, () -> reader.readBatch(body.getBytes(UTF_8)));
    assertThat(unreadable).isNotNull();
    return unreadable;
  }
}
