package org.wardline.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LocalPathTest {

  @Test
  void a_path_of_this_site_is_kept() {
    assertThat(LocalPath.orHome("/notifications/3f2b073a-0000-4000-8000-000000000001"))
        .isEqualTo("/notifications/3f2b073a-0000-4000-8000-000000000001");
    assertThat(LocalPath.orHome("/reviews")).isEqualTo("/reviews");
    assertThat(LocalPath.orHome("/")).isEqualTo("/");
  }

  @Test
  void whatever_might_lead_elsewhere_leads_to_the_first_page() {
    for (String elsewhere :
        new String[] {
          "//evil.example",
          "/\\evil.example",
          "\\\\evil.example",
          "https://evil.example/",
          "javascript:alert(1)",
          "/a//b",
          "/a\r\nSet-Cookie: x=y",
          "/%2F%2Fevil.example",
          "/@evil.example",
          "",
          null
        }) {
      assertThat(LocalPath.orHome(elsewhere)).as("%s", elsewhere).isEqualTo("/");
    }
  }

  @Test
  void a_long_path_is_decided_at_once() {
    String endless = "/" + "a".repeat(50_000) + "!";

    Assertions.assertThatCode(
            () ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(1), () -> LocalPath.orHome(endless)))
        .doesNotThrowAnyException();
  }

  @Test
  void the_sign_in_page_leads_back() {
    assertThat(LocalPath.signIn("/reviews")).isEqualTo("/sign-in?return=%2Freviews");
    assertThat(LocalPath.signIn("//evil.example")).isEqualTo("/sign-in");
  }
}
