package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationPagesTest {
  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void the_list_says_until_when_it_is_to_be_acknowledged_and_who_is_told_then() {
    day.accessed("9990000018", "L-1001");

    String page = Browser.signedInAs("demo-amira-stone").get("/notifications").asString();

    assertThat(page)
        .contains(
            "A.E.",
            "Unread",
            "To be acknowledged by 12:00, in 2 hours; then the duty social worker is told.",
            "New (1)");
  }
}
