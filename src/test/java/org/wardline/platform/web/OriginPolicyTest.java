package org.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginPolicyTest {
  private static final String HOST = "wardline.example:8080";

  @Test
  void what_the_browser_says_was_sent_from_our_page_is_taken() {
    assertThat(OriginPolicy.allows("same-origin", "null", HOST)).isTrue();
  }

  @Test
  void what_the_browser_says_was_sent_from_elsewhere_is_refused() {
    assertThat(OriginPolicy.allows("cross-site", "https://wardline.example:8080", HOST)).isFalse();
    assertThat(OriginPolicy.allows("same-site", null, HOST)).isFalse();
    assertThat(OriginPolicy.allows("none", null, HOST)).isFalse();
  }

  @Test
  void a_browser_that_says_nothing_is_left_to_the_form_token() {
    assertThat(OriginPolicy.allows(null, null, HOST)).isTrue();
    assertThat(OriginPolicy.allows(null, "null", HOST)).isTrue();
  }

  @Test
  void the_origin_of_another_site_is_refused() {
    assertThat(OriginPolicy.allows(null, "https://wardline.example:8080", HOST)).isTrue();
    assertThat(OriginPolicy.allows(null, "http://WARDLINE.example:8080", HOST)).isTrue();
    assertThat(OriginPolicy.allows(null, "https://evil.example", HOST)).isFalse();
    assertThat(OriginPolicy.allows(null, "https://wardline.example", HOST)).isFalse();
    assertThat(OriginPolicy.allows(null, "https://wardline.example:8080.evil.example", HOST))
        .isFalse();
  }
}
