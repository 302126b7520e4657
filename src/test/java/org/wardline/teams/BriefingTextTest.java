package org.wardline.teams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wardline.teams.BriefingText.Block;

class BriefingTextTest {

  @Test
  void blank_lines_part_paragraphs_and_hyphens_make_lists() {
    BriefingText text =
        new BriefingText(
            "  Ring first.\r\nThen read.\r\n\r\nTell:\n- the team\n - the school\nat once\n ");

    assertThat(text.blocks())
        .containsExactly(
            new Block(false, List.of("Ring first.", "Then read.")),
            new Block(false, List.of("Tell:")),
            new Block(true, List.of("the team", "the school")),
            new Block(false, List.of("at once")));
  }

  @Test
  void what_looks_like_markup_stays_words() {
    assertThat(new BriefingText("<b>Ring</b> [here](http://x.example)").blocks())
        .containsExactly(new Block(false, List.of("<b>Ring</b> [here](http://x.example)")));
  }

  @Test
  void an_empty_text_says_nothing() {
    assertThat(new BriefingText(" \n ").isEmpty()).isTrue();
    assertThat(new BriefingText(null).blocks()).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_or_has_control_characters_is_refused_with_a_sentence() {
    assertThat(new BriefingText("x".repeat(4000)).error()).isNull();
    assertThat(new BriefingText("x".repeat(4001)).error())
        .isEqualTo("Shorten the text to 4,000 characters or less: it has 4,001");
    assertThat(new BriefingText("a\tb").error()).startsWith("Write the text without tabs");
    assertThat(new BriefingText("a\nb").error()).isNull();
  }
}
