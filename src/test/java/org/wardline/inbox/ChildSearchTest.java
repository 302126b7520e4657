package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildSearchTest {
  @Test
  void something_must_be_looked_for() {
    assertThat(ChildSearch.of(" ", "").wrongText())
        .isEqualTo("Enter an NHS number, the council’s own id, or a family name");
    assertThat(ChildSearch.of("Exampleone", null).isRefused()).isFalse();
  }

  @Test
  void a_reason_may_be_left_out_but_is_no_single_word() {
    assertThat(ChildSearch.of("L-1", "").hasReason()).isFalse();
    assertThat(ChildSearch.of("L-1", "because").isRefused()).isTrue();
    assertThat(ChildSearch.of("L-1", "The ward rang").isRefused()).isFalse();
    assertThat(ChildSearch.of("L-1", "x".repeat(501)).isRefused()).isTrue();
  }

  @Test
  void what_was_looked_for_is_in_no_log() {
    assertThat(ChildSearch.of("Exampleone", "The ward rang").toString())
        .isEqualTo("ChildSearch[redacted]");
  }
}
