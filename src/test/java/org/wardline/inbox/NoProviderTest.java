package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** A live build whose operators have not set up an identity provider. */
@QuarkusTest
@TestProfile(LiveSignIn.class)
class NoProviderTest {

  @Test
  void it_starts_and_every_page_says_that_nobody_can_sign_in() {
    for (String path : new String[] {"/notifications", "/sign-in", "/reviews", "/sign-ins"}) {
      Response refused = new Browser().get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.asString()).contains("You cannot sign in here");
    }
  }
}
