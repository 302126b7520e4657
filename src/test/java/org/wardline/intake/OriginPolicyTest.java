package org.wardline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.wardline.messages.EventArrived;

class OriginPolicyTest {

  @Test
  void who_puts_an_event_is_its_source_and_the_account_that_the_bus_vouches_for() {
    assertThat(OriginPolicy.of(event("hospital-7", null)))
        .isEqualTo(new Origin.Bus("hospital-7", "111122223333"));
  }

  @Test
  void a_source_that_is_no_id_is_not_repeated() {
    assertThat(OriginPolicy.of(event("Alma Testchild\n", null)))
        .isEqualTo(new Origin.Bus("unknown", "111122223333"));
    assertThat(OriginPolicy.of(event(null, null)))
        .isEqualTo(new Origin.Bus("unknown", "111122223333"));
  }

  @Test
  void a_file_is_its_folders_senders() {
    assertThat(OriginPolicy.of(event("aws.s3", object("arrivals/hospital-7/a+b.json"))))
        .isEqualTo(new Origin.File("hospital-7", "arrivals/hospital-7/a+b.json", "v1", 12));
  }

  @Test
  void a_file_that_lies_deeper_or_higher_than_in_a_senders_folder_is_nobodys() {
    assertThat(OriginPolicy.of(event("aws.s3", object("arrivals/hospital-7/x/a.json"))))
        .isEqualTo(new Origin.File("unknown", "arrivals/hospital-7/x/a.json", "v1", 12));
    assertThat(OriginPolicy.of(event("aws.s3", object("arrivals/a.json"))))
        .isEqualTo(new Origin.File("unknown", "arrivals/a.json", "v1", 12));
  }

  @Test
  void the_format_is_in_the_end_of_the_name_and_an_array_is_a_batch() {
    assertThat(OriginPolicy.mediaType("a.xml", bytes("{}"))).isEqualTo("application/xml");
    assertThat(OriginPolicy.mediaType("a.json", bytes(" {}"))).isEqualTo(OriginPolicy.STRUCTURED);
    assertThat(OriginPolicy.mediaType("a.json", bytes("\n [{}]"))).isEqualTo(OriginPolicy.BATCH);
    assertThat(OriginPolicy.mediaType("a.json", bytes(""))).isEqualTo(OriginPolicy.STRUCTURED);
    assertThat(OriginPolicy.mediaType("a.json.exe", bytes("{}")))
        .isEqualTo("application/octet-stream");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static EventArrived event(String source, ObjectNode detail) {
    return new EventArrived("1", source, "111122223333", "type", "2026-03-10T09:58:00Z", detail);
  }

  private static ObjectNode object(String key) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.putObject("object").put("key", key).put("version-id", "v1").put("size", 12);
    return detail;
  }
}
