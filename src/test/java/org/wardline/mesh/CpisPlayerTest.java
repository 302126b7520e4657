package org.wardline.mesh;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.TestQueues;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.DemoCouncil;
import org.wardline.register.Uploads;

/** The demonstration's page on which one plays CP-IS. */
@QuarkusTest
class CpisPlayerTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

  @Inject Council council;
  @Inject DemoCouncil demo;
  @Inject MeshStandIn standIn;
  @Inject MovableClock clock;
  @Inject TestQueues queues;
  @Inject Uploads uploads;
  @Inject Awaiting awaiting;

  private Map<String, String> cookies;
  private String page;

  @BeforeEach
  void open() {
    clock.reset();
    council.empty();
    awaiting.await(demo::load);
    standIn.clear();
    queues.empty("matching");
    Response shown = given().baseUri(url()).get("/dev/cp-is");
    cookies = shown.cookies();
    page = shown.asString();
  }

  @Test
  void a_button_sends_an_access_notification_that_is_collected_at_once() {
    assertThat(page).contains("Open the record of Alex Exampleone");

    assertThat(post("accesses", "localId", "L-1001")).isEqualTo(303);

    assertThat(council.strings("select sender from care_event")).containsExactly("cp-is");
    queues.drain("matching");
    assertThat(council.strings("select child_id from notification"))
        .containsExactly("00000999-0000-4000-8004-000000000001");
    queues.empty("dispatch");
  }

  @Test
  void an_upload_is_answered_and_the_answer_is_collected_at_once() {
    var manager =
        UUID.fromString(
            council
                .strings("select id from worker where authority_id = '999' order by id limit 1")
                .getFirst());
    awaiting.await(() -> uploads.enable("999", manager));
    assertThat(post("answers", "refuse", "")).isEqualTo(303);

    assertThat(post("answers", "refuse", "first")).isEqualTo(303);

    assertThat(council.strings("select file_code from upload")).containsExactly("CPF03");
    assertThat(council.strings("select code from upload_record where code <> 'CPR06'"))
        .containsExactly("CPR01");
  }

  private int post(String path, String name, String value) {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    return given()
        .baseUri(url())
        .redirects()
        .follow(false)
        .cookies(cookies)
        .header("Origin", url())
        .formParam("formToken", token.group(1))
        .formParam(name, value)
        .post("/dev/cp-is/" + path)
        .statusCode();
  }

  private static String url() {
    return ConfigProvider.getConfig().getValue("test.url", String.class);
  }
}
