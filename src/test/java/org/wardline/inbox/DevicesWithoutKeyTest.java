package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevicesWithoutKeyTest {
  @Inject DemoDay day;

  @Test
  void where_push_messages_are_not_set_up_the_page_says_so_and_offers_nothing() {
    day.begin();
    Browser amira = Browser.signedInAs("demo-amira-stone");

    assertThat(amira.get("/notifications").asString()).contains("href=\"/devices\"");
    assertThat(amira.get("/devices").asString())
        .contains("this installation has no key for push messages", "None of your devices.")
        .doesNotContain("Notify me on this device", "devices.js");
    amira.get("/service-worker.js").then().statusCode(200).contentType("text/javascript");
  }
}
