package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserNameTest {
  @Test
  void a_browser_is_called_what_its_owner_calls_it() {
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile"
                    + " Safari/537.36"))
        .isEqualTo("Chrome on Android");
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"
                    + " Edg/130.0"))
        .isEqualTo("Edge on Windows");
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0"
                    + " Mobile/15E148 Safari/604.1"))
        .isEqualTo("Safari on iPhone");
    assertThat(
            BrowserName.of(
                "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"))
        .isEqualTo("Firefox on Linux");
  }

  @Test
  void what_says_nothing_of_itself_is_a_browser() {
    assertThat(BrowserName.of(null)).isEqualTo("A browser");
    assertThat(BrowserName.of("<b>")).isEqualTo("A browser");
  }
}
