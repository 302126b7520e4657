package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authority's own text may say. */
class MessageTemplatesTest {
  private static final String GOOD = "{reference}: open {link}";
  private static final MessageFields FIELDS =
      new MessageFields(
          "7F3K-2Q9D",
          "duty <social> worker",
          true,
          "Tuesday 10 March 2026, 10:00",
          "Tuesday 10 March 2026, 12:00",
          null,
          "https://w.example/1");

  private final MessageTemplates templates = new MessageTemplates();

  private static MessageText saying(String plain) {
    return new MessageText("Notification {reference}", plain, GOOD);
  }

  @Test
  void a_text_can_use_every_content_free_field() {
    String all =
        "{reference} {role} {#if urgent}now{#else}later{/if} {opened} {due} {#if telephone}{telephone}{/if} {link}";

    Message filled = templates.fill(saying(all), FIELDS);

    assertThat(filled.subject()).isEqualTo("Notification 7F3K-2Q9D");
    assertThat(filled.plain())
        .isEqualTo(
            "7F3K-2Q9D duty <social> worker now Tuesday 10 March 2026, 10:00 Tuesday 10 March 2026, 12:00  https://w.example/1");
  }

  @Test
  void values_are_escaped_in_html_and_not_in_plain_text() {
    Message filled = templates.fill(new MessageText("s", GOOD + "{role}", GOOD + "{role}"), FIELDS);

    assertThat(filled.html()).contains("duty &lt;social&gt; worker");
    assertThat(filled.plain()).contains("duty <social> worker");
  }

  @Test
  void the_fields_are_these_and_a_new_one_is_a_decision() {
    assertThat(MessageFields.NAMES)
        .isEqualTo(Set.of("reference", "role", "urgent", "opened", "due", "telephone", "link"));
    assertThat(FIELDS.byName().keySet()).isEqualTo(MessageFields.NAMES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{child}",
        "{notification.child.name}",
        "{reference.getClass}",
        "{role.toUpperCase()}",
        "{config:something}",
        "{cdi:children}",
        "{inject:children.all}",
        "{#include page /}",
        "{#each link}{it}{/each}",
        "{#let x=role}{x}{/let}",
        "{#if child.restricted}x{/if}",
        "{#if urgent",
        "{role"
      })
  void a_text_that_could_say_more_is_refused_with_a_sentence_that_says_what_to_change(String more) {
    assertThatThrownBy(() -> templates.check(saying(GOOD + more)))
        .isInstanceOf(UnusableTextException.class)
        .hasMessageContaining("plain text")
        .hasMessageContaining("{telephone}");
  }

  @Test
  void a_text_without_link_or_reference_is_refused() {
    assertThatThrownBy(() -> templates.check(saying("Something {reference}")))
        .hasMessageContaining("{link}");
    assertThatThrownBy(() -> templates.check(saying("Something {link}")))
        .hasMessageContaining("{reference}");
  }

  @Test
  void a_subject_is_one_short_line() {
    assertThatThrownBy(() -> templates.check(new MessageText("a\r\nBcc: x", GOOD, GOOD)))
        .hasMessageContaining("line break");
    assertThatThrownBy(() -> templates.check(new MessageText(" ", GOOD, GOOD)))
        .hasMessageContaining("subject");
    assertThatThrownBy(() -> templates.check(new MessageText("{child}", GOOD, GOOD)))
        .hasMessageContaining("subject");
  }
}
