package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BounceReportTest {
  private static final String DOMAIN = "wardline.example";
  private static final UUID DELIVERY = UUID.fromString("5a3b1c9e-0000-3000-8000-000000000001");
  private static final String MESSAGE_ID = "<" + DELIVERY + "@" + DOMAIN + ">";

  private static Optional<BounceReport> read(byte[] mail) throws IOException {
    return BounceReport.read(mail, DOMAIN);
  }

  @Test
  void an_e_mail_that_was_given_up_is_told_from_one_that_is_still_tried() throws IOException {
    assertThat(read(Bounce.of(MESSAGE_ID, "failed", "5.1.1")))
        .contains(new BounceReport(DELIVERY, true, "5_1_1"));
    assertThat(read(Bounce.of(MESSAGE_ID, "Failed", "4.4.7 (expired)")))
        .contains(new BounceReport(DELIVERY, true, "4_4_7"));
    assertThat(read(Bounce.of(MESSAGE_ID, "delayed", "4.4.1")))
        .contains(new BounceReport(DELIVERY, false, "4_4_1"));
    assertThat(read(Bounce.of(MESSAGE_ID, "failed", "see the text")))
        .contains(new BounceReport(DELIVERY, true, "unknown"));
  }

  @Test
  void a_report_of_empty_lines_is_not_read_to_its_end() throws IOException {
    String late = "Action: failed\nStatus: 5.2.1\n";

    assertThat(read(Bounce.report("\n".repeat(90) + late, MESSAGE_ID))).isPresent();
    assertThat(read(Bounce.report("\n".repeat(250_000) + late, MESSAGE_ID))).isEmpty();
  }

  @Test
  void of_several_recipients_one_that_failed_counts() throws IOException {
    String groups =
        """
        Reporting-MTA: dns; relay.example

        Final-Recipient: rfc822;a@example.example
        Action: delayed
        Status: 4.2.2

        Final-Recipient: rfc822;b@example.example
        Action: failed
        Status: 5.2.1
        """;

    assertThat(read(Bounce.report(groups, MESSAGE_ID)))
        .contains(new BounceReport(DELIVERY, true, "5_2_1"));
  }

  @Test
  void the_whole_e_mail_may_be_there_instead_of_its_head() throws IOException {
    byte[] whole =
        new String(Bounce.of(MESSAGE_ID, "failed", "5.1.1"), StandardCharsets.UTF_8)
            .replace("text/rfc822-headers", "message/rfc822")
            .replace(
                "Subject: New notification\r\n", "Subject: New notification\r\n\r\nThe text.\r\n")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(read(whole)).contains(new BounceReport(DELIVERY, true, "5_1_1"));
  }

  @Test
  void what_is_not_about_an_e_mail_of_ours_says_nothing() throws IOException {
    assertThat(read(Bounce.of("<" + DELIVERY + "@elsewhere.example>", "failed", "5.1.1")))
        .isEmpty();
    assertThat(read(Bounce.of("<newsletter-17@" + DOMAIN + ">", "failed", "5.1.1"))).isEmpty();
    assertThat(read(Bounce.of(MESSAGE_ID, "delivered", "2.0.0"))).isEmpty();
    assertThat(read(Bounce.report("Reporting-MTA: dns; relay.example", MESSAGE_ID))).isEmpty();
    assertThat(
            read(Bounce.mail("Subject: I am on leave\n\nUntil Monday. Message-ID: " + MESSAGE_ID)))
        .isEmpty();
    assertThat(read("no mail at all".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void the_code_that_is_kept_names_no_address() throws IOException {
    assertThat(read(Bounce.of(MESSAGE_ID, "failed", "5.1.1")).orElseThrow().receipt("999").code())
        .isEqualTo("smtp_bounced_5_1_1");
    assertThat(read(Bounce.of(MESSAGE_ID, "delayed", "4.4.1")).orElseThrow().receipt("999").code())
        .isEqualTo("smtp_delayed_4_4_1");
  }
}
