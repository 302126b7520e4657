package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.event;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.TestQueues;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.time.MovableClock;

@QuarkusTest
class LoadingHandlerTest {
  private static final String ALEX =
      """
      local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start
      L-1,9990000018,Alex,Exampleone,2015-03-04,CPP,2026-01-15
      """;
  private static final String NAMES =
      "select given_name || ' ' || family_name from child order by 1";

  @Inject Council council;
  @Inject MovableClock clock;
  @Inject LocalTrigger trigger;

  @Inject
  @Named("loading")
  LoadingHandler handler;

  @Inject RegisterFilesConfig files;
  @Inject Line line;
  @Inject TestQueues queues;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    queues.drain("matching");
  }

  private void put(String key, byte[] bytes) {
    Path file = files.directory().resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String key, String text) {
    put(key, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String unique(String name) {
    return UUID.randomUUID() + name;
  }

  @Test
  void a_new_file_of_separated_values_is_loaded() {
    put("register/999/full/" + unique(".csv"), ALEX);

    assertThat(trigger.scan("loading")).isEqualTo(1);
    assertThat(trigger.scan("loading")).isZero();

    assertThat(council.strings(NAMES)).containsExactly("Alex Exampleone");
    assertThat(council.strings("select action from audit_entry"))
        .containsExactlyInAnyOrder("added", "register loaded");
  }

  @Test
  void a_staff_file_in_the_bucket_makes_a_council() throws IOException {
    put(
        "register/E09/staff/" + unique(".yaml"),
        Files.readString(Path.of("src/docs/staff-example.yaml")));
    put("register/E10/staff/" + unique(".yaml"), "format: 1");
    trigger.scan("loading");
    put("register/E09/briefing-allocated/" + unique(".txt"), "Ring us first.");
    trigger.scan("loading");

    assertThat(council.strings("select authority_id from authority where authority_id like 'E%'"))
        .containsExactly("E09");
    assertThat(council.strings("select reader || ': ' || text from briefing"))
        .containsExactly("allocated: Ring us first.");
  }

  @Test
  void the_event_bus_tells_of_a_file_by_its_very_name() {
    String key = "register/999/full/" + unique("+100%25.csv");
    put(key, ALEX);

    handler.handleRequest(toldByBus(key), null);

    assertThat(council.strings(NAMES)).containsExactly("Alex Exampleone");
    assertThat(trigger.scan("loading")).isEqualTo(1);
  }

  private static S3Event toldByBus(String key) {
    S3Entity object =
        new S3Entity(
            null,
            new S3BucketEntity("files", null, null),
            new S3ObjectEntity(key, null, null, null, "1"),
            null);
    return new S3Event(
        List.of(
            new S3EventNotificationRecord(
                null,
                "ObjectCreated",
                "aws.s3",
                "2026-03-10T09:59:00Z",
                null,
                null,
                null,
                object,
                null)));
  }

  @Test
  void a_new_json_file_is_loaded() {
    put(
        "register/999/changes/" + unique(".json"),
        """
        {"asAt": "2026-03-10T02:00:00Z", "children": [
          {"localId": "L-1", "nhsNumber": "999 000 0018", "givenName": "Alex", "familyName": "Exampleone",
           "dateOfBirth": "2015-03-04", "plans": [
             {"type": "CPP", "start": "2026-01-15"}, {"type": "LAC", "start": "2025-01-01", "end": "2025-06-30"}]}]}
        """);

    trigger.scan("loading");

    assertThat(council.strings(NAMES)).containsExactly("Alex Exampleone");
    assertThat(
            council.strings(
                "select type || ' ' || coalesce(ended_at::text, '') from plan order by 1"))
        .containsExactly("CPP ", "LAC 2025-06-30 23:00:00+00");
    assertThat(council.strings("select as_at from child"))
        .containsExactly("2026-03-10 02:00:00+00");
  }

  @Test
  void the_upload_of_an_existing_case_system_is_loaded() throws IOException {
    put(
        "register/999/full/" + unique(".xml"),
        Files.readAllBytes(Path.of("src/test/resources/cpis/01-LAUpload-4records.xml")));

    trigger.scan("loading");

    assertThat(council.strings(NAMES)).contains("Alex Exampleone");
    assertThat(council.strings("select count(*) from child_local_id")).containsExactly("4");
    assertThat(
            council.strings(
                "select type || ' ' || expected_delivery_on from plan where type = 'UCPP'"))
        .hasSize(1);
    assertThat(council.strings("select state from register_load where format = 'xml'"))
        .containsExactly("complete");
  }

  @Test
  void a_load_that_asks_goes_on_when_a_person_says_so() {
    put("register/999/full/" + unique(".csv"), ALEX);
    trigger.scan("loading");
    put("register/999/full/" + unique(".csv"), ALEX.replace("L-1,9990000018", "L-2,9990000026"));
    trigger.scan("loading");
    String load = council.strings("select id from register_load where state = 'asks'").getFirst();

    put(FileKey.ofAnswer("999", UUID.fromString(load), Council.MANAGER, true), "");
    trigger.scan("loading");

    assertThat(council.strings("select state from register_load where id = '" + load + "'"))
        .containsExactly("complete");
    assertThat(council.strings("select id from child where closed_at is not null")).hasSize(1);
  }

  @Test
  void a_load_that_a_person_does_not_want_leaves_the_register_as_it_is() {
    put("register/999/full/" + unique(".csv"), ALEX);
    trigger.scan("loading");
    put("register/999/full/" + unique(".csv"), ALEX.replace("L-1,9990000018", "L-2,9990000026"));
    trigger.scan("loading");
    String load = council.strings("select id from register_load where state = 'asks'").getFirst();

    put(FileKey.ofAnswer("999", UUID.fromString(load), Council.MANAGER, false), "");
    trigger.scan("loading");

    assertThat(council.strings("select state from register_load where id = '" + load + "'"))
        .containsExactly("given_up");
    assertThat(council.strings("select id from child")).hasSize(1);
  }

  @Test
  void after_a_load_what_nobody_followed_is_matched_again_and_what_stays_strange_is_erased() {
    LocalDate born = LocalDate.of(2015, 3, 4);
    line.match(event("9990000018", born, Kind.ARRIVAL, clock.instant().minusSeconds(60)));
    UUID stranger =
        line.match(event("9990000026", born, Kind.ARRIVAL, clock.instant().minusSeconds(60)));
    clock.advance(Duration.ofMinutes(10));
    put("register/999/full/2026-03-10T1005-" + unique(".csv"), ALEX);

    trigger.scan("loading");
    assertThat(queues.drain("matching")).isEqualTo(2);

    assertThat(council.strings("select state from care_event order by state"))
        .containsExactly("matched", "nobody_follows");
    assertThat(council.strings("select body is null from care_event where id = '" + stranger + "'"))
        .containsExactly("t");
  }

  @Test
  void after_a_load_what_one_council_follows_is_looked_at_for_the_others() {
    LocalDate born = LocalDate.of(2019, 5, 4);
    council.child("9990000026", "L-7", born);
    line.match(event("9990000026", born, Kind.ARRIVAL, clock.instant().minusSeconds(60)));
    clock.advance(Duration.ofMinutes(10));
    put("register/999/changes/2026-03-10T1005-" + unique(".csv"), ALEX);

    trigger.scan("loading");

    assertThat(queues.drain("matching")).isEqualTo(1);
    assertThat(council.strings("select state || ' ' || open_to_others from care_event"))
        .containsExactly("matched false");
    assertThat(council.strings("select id from notification")).hasSize(1);
  }
}
