package org.wardline.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.SentMail;
import org.wardline.TestQueues;

/**
 * An access notification of CP-IS from its bytes to the recorded outcome, over HTTP, queues, SMTP
 * and pages.
 */
@QuarkusTest
class WholeLineTest {
  private static final String SAMPLE =
      "/cpis/05-AccessToServiceNotification-2children-3accesses.xml";
  private static final String OF_ALEX =
      "select n.id from notification n where n.child_id = '00000999-0000-4000-8004-000000000001'";

  @Inject DemoDay day;
  @Inject TestQueues queues;
  @Inject SentMail mail;

  @BeforeEach
  void begin() {
    queues.empty("matching");
    queues.empty("dispatch");
    mail.clear();
    day.begin();
  }

  @Test
  void two_children_accessed_are_told_escalated_acknowledged_and_concluded() {
    assertThat(post()).isEqualTo(202);
    assertThat(queues.drain("matching")).isEqualTo(3);
    assertThat(queues.drain("dispatch")).isEqualTo(4);
    assertThat(day.query("select id from notification")).hasSize(2);
    String page = "/notifications/" + day.query(OF_ALEX).getFirst();
    assertThat(mail.all())
        .hasSize(2)
        .allSatisfy(
            sent -> {
              assertThat(sent.to()).isEqualTo("duty-and-advice@exampleshire.example");
              assertThat(sent.source())
                  .doesNotContain("Exampleone", "999000", "EXAMPLE", "L-100", "Nurseone");
            })
        .anySatisfy(sent -> assertThat(sent.source()).contains(page));
    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications").asString())
        .contains("Unread");

    day.moveClock(Duration.ofHours(2));
    assertThat(queues.tick("escalation")).isTrue();
    assertThat(queues.drain("dispatch"))
        .as("the duty's desktop and e-mail of both, and two desktops that nobody opened")
        .isEqualTo(6);
    Browser duty = Browser.signedInAs("demo-farah-quill");
    assertThat(duty.get(page).asString()).contains("Alex Exampleone", "EXAMPLE WALK-IN CENTRE");

    duty.post(page + "/acknowledgement", Map.of()).then().statusCode(303);
    duty.get(page);
    duty.post(page + "/outcome", Map.of("outcome", "CONTACTED_HOSPITAL", "note", "Rang the ward."))
        .then()
        .statusCode(303);
    assertThat(
            day.query("select state || ' ' || outcome from notification where outcome is not null"))
        .containsExactly("concluded CONTACTED_HOSPITAL");

    assertThat(post()).as("the same file again").isEqualTo(202);
    assertThat(queues.drain("matching")).isZero();
    assertThat(day.query("select id from care_event")).hasSize(3);
  }

  private static int post() {
    try (InputStream sample = WholeLineTest.class.getResourceAsStream(SAMPLE)) {
      return given()
          .baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
          .header("X-Api-Key", "demo-cp-is-key")
          .contentType("application/xml")
          .body(sample.readAllBytes())
          .post("/care-events")
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
