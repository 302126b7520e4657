package org.wardline.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void runs_of_white_space_and_control_characters_become_one_space() {
    assertThat(PlainText.tidy("  Nina \u0000\t\r\n Nurseone\u0085 ")).contains("Nina Nurseone");
  }

  @Test
  void half_a_surrogate_pair_is_left_out_and_a_whole_one_kept() {
    assertThat(PlainText.tidy("a\ud800b")).contains("a b");
    assertThat(PlainText.tidy("\ud83d\ude00")).contains("\ud83d\ude00");
  }

  @Test
  void blank_absent_and_overlong_texts_are_absent() {
    assertThat(PlainText.tidy(null)).isEmpty();
    assertThat(PlainText.tidy(" \n")).isEmpty();
    assertThat(PlainText.tidy("x".repeat(501))).isEmpty();
    assertThat(PlainText.tidy("x".repeat(500))).contains("x".repeat(500));
  }
}
