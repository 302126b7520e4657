package org.wardline.dispatch.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.SentMail;
import org.wardline.platform.command.Commands;
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
  @Inject Commands commands;

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
  void an_email_says_by_when_and_whom_to_ring_by_day_and_by_night() {
    send();

    assertThat(words(mail.all().getFirst()))
        .contains("Opened: Tuesday 10 March 2026, 10:00.")
        .contains("To be acknowledged by: Tuesday 10 March 2026, 12:00.")
        .contains(
            "ring Duty & Advice, 01632 960001, or out of hours Emergency Duty Service, 01632"
                + " 960001, and give the reference");
  }

  /** Without the line breaks of its encoding. */
  private static String words(SentMail.Sent sent) {
    return sent.source().replace("=\r\n", "").replace("=\n", "");
  }

  @Test
  void an_operator_previews_tries_out_keeps_and_discards_a_text_at_the_command_line(
      @TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("subject.txt"), OWN.subject() + "\n");
    Files.writeString(directory.resolve("plain.txt"), OWN.plain());
    Files.writeString(directory.resolve("html.html"), OWN.html());
    String draft = directory.toString();

    assertThat(said("texts", Council.AUTHORITY, "preview", draft)).contains("Own words: http");
    assertThat(said("texts", Council.AUTHORITY, "send", draft, "me@council.example"))
        .isEqualTo("0 sent\n");
    assertThat(mail.all()).singleElement().matches(sent -> sent.to().equals("me@council.example"));
    assertThat(said("texts", Council.AUTHORITY, "keep", draft)).isEqualTo("0 kept\n");
    assertThat(council.strings("select subject from message_text"))
        .containsExactly("Exampleshire {reference}");

    Files.writeString(directory.resolve("plain.txt"), "{child} {link} {reference}");
    assertThat(said("texts", Council.AUTHORITY, "keep", draft)).startsWith("1 ");
    assertThat(said("texts", Council.AUTHORITY, "discard")).isEqualTo("0 discarded\n");
    assertThat(said("texts", Council.AUTHORITY, "burn")).startsWith("2 usage: texts");
    assertThat(said("sing"))
        .startsWith("2 There is no such command.")
        .contains("  load <ODS code>");
  }

  private String said(String... words) {
    var out = new ByteArrayOutputStream();
    int status = commands.run(new PrintStream(out, true, UTF_8), words);
    return status + " " + out.toString(UTF_8);
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
