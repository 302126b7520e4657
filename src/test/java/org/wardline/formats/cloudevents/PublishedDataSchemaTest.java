package org.wardline.formats.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedDataSchemaTest {

  private final JsonNode schema = schema();

  @Test
  void its_examples_are_read_without_a_finding() {
    var reader = new CareEventReader(100_000);

    assertThat(schema.path("examples")).hasSize(3);
    for (JsonNode example : schema.path("examples")) {
      var read =
          reader.readStructured(CareEventReaderTest.event(example.toString()).getBytes(UTF_8));
      assertThat(read.refused()).isEmpty();
      assertThat(read.accepted().getFirst().findings()).isEmpty();
    }
  }

  @Test
  void its_care_settings_are_those_that_are_read() {
    assertThat(texts(schema.at("/properties/careSetting/enum")))
        .isEqualTo(Arrays.stream(CareSetting.values()).map(CareSetting::code).toList())
        .containsExactly(
            "emergency-department",
            "minor-injuries-unit",
            "walk-in-centre",
            "gp-out-of-hours",
            "nhs-111",
            "ambulance",
            "paediatric-ward",
            "maternity-unit");
  }

  @Test
  void its_kinds_are_those_that_are_read() {
    assertThat(texts(schema.at("/properties/kind/enum")))
        .isEqualTo(Arrays.stream(CareEventKind.values()).map(CareEventKind::code).toList())
        .containsExactly(
            "access", "arrival", "admission", "departure", "left-before-seen", "not-brought");
  }

  @Test
  void its_sexes_are_those_that_are_read() {
    assertThat(texts(schema.at("/properties/sex/enum")))
        .isEqualTo(Arrays.stream(Sex.values()).map(Sex::code).toList())
        .containsExactly("female", "male", "indeterminate");
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(node -> texts.add(node.textValue()));
    return texts;
  }

  private static JsonNode schema() {
    try (var in =
        PublishedDataSchemaTest.class.getResourceAsStream(
            "/META-INF/resources/schemas/care-event-1.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
