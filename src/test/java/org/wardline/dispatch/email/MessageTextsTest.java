package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.SentMail;
import org.wardline.platform.time.MovableClock;

/** An authority's own text, from the draft to the mailbox. */
@QuarkusTest
class MessageTextsTest {
  private static final String NUMBER = "9990000018";
  private static final MessageText OWN =
      new MessageText(
          "Exampleshire {reference}",
          "Own words: {link} {reference}",
          "<p>Own {link} {reference}</p>");

  @Inject Council council;
  @Inject Line line;
  @Inject SentMail mail;
  @Inject MessageTexts texts;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    council.child(NUMBER, "L-1001", LocalDate.of(2019, 5, 4));
    mail.clear();
  }

  private void send() {
    line.match(access(NUMBER, "L-1001", MovableClock.START));
    line.dispatch();
  }

  @Test
  void an_authority_can_have_a_text_of_its_own_and_discard_it() {
    line.await(() -> texts.keep(Council.AUTHORITY, OWN, Council.MANAGER));
    send();

    assertThat(mail.all()).hasSize(1);
    assertThat(mail.all().getFirst().subject()).startsWith("Exampleshire ");
    assertThat(mail.all().getFirst().source()).contains("Own words");

    line.await(() -> texts.discard(Council.AUTHORITY, Council.MANAGER));
    assertThat(council.strings("select subject from message_text")).isEmpty();
    assertThat(
            council.strings(
                "select action from audit_entry where subject like 'message_text:%' order by position"))
        .containsExactly("kept", "discarded");
  }

  @Test
  void a_stored_text_that_may_not_be_used_any_more_stops_no_email() {
    council.execute(
        "insert into message_text values (?, 'Old {child}', '{child}', '{child}', now(), null)",
        Council.AUTHORITY);
    send();

    assertThat(mail.all()).hasSize(1);
    assertThat(mail.all().getFirst().subject()).startsWith("Wardline notification ");
  }

  @Test
  void a_text_that_could_say_more_is_not_kept() {
    MessageText bad = new MessageText("s", "{child} {link} {reference}", OWN.html());

    assertThatThrownBy(() -> line.await(() -> texts.keep(Council.AUTHORITY, bad, Council.MANAGER)))
        .hasMessageContaining("UnusableTextException");
    assertThat(council.strings("select subject from message_text")).isEmpty();
  }

  @Test
  void a_preview_is_of_an_invented_notification() {
    Message preview = texts.preview(OWN);

    assertThat(preview.subject()).isEqualTo("Exampleshire 7F3K-2Q9D");
    assertThat(line.await(() -> texts.previewBundled()).plain())
        .contains("7F3K-2Q9D", "10 March 2026, 10:00", "/notifications/00000000-");
  }

  @Test
  void a_test_goes_to_the_address_that_asked_for_it() {
    line.await(() -> texts.testSend(OWN, "tester@exampleshire.example"));

    assertThat(mail.all()).hasSize(1);
    assertThat(mail.all().getFirst().to()).isEqualTo("tester@exampleshire.example");
    assertThat(mail.all().getFirst().subject()).isEqualTo("Exampleshire 7F3K-2Q9D");
  }
}
