package org.wardline.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

/** Faults of the national link, planted into a council in order. */
@QuarkusTest
class LinkRulesTest {

  private static final Instant NOW = MovableClock.START;

  @Inject
  @Named("auditor")
  AuditorHandler auditor;

  @Inject Council council;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  @Test
  void a_national_message_that_cannot_be_read_alarms_at_once() {
    UUID message = message(NOW, null, NOW);
    assertThat(found()).isEmpty();

    council.execute("update mailbox_message set unreadable = 'line 1' where id = ?", message);
    assertThat(found()).containsExactly("national-message-unreadable mailbox_message:" + message);

    council.execute("update mailbox_message set unreadable = null where id = ?", message);
    assertThat(found()).isEmpty();
  }

  @Test
  void a_message_that_is_not_acknowledged_within_half_an_hour_is_found() {
    UUID message = message(NOW.minus(Duration.ofMinutes(30)), null, null);
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found())
        .containsExactly("national-message-unacknowledged mailbox_message:" + message);
  }

  @Test
  void a_link_that_was_alive_and_falls_silent_is_found() {
    for (String what : List.of("collection", "heartbeat", "notification")) {
      council.execute("insert into link_freshness values ('999', ?, ?)", what, NOW);
    }
    clock.advance(Duration.ofMinutes(31));
    assertThat(found()).containsExactly("link-collection-late link:999");

    council.execute("update link_freshness set at = ? where what = 'collection'", clock.instant());
    assertThat(found()).isEmpty();
    clock.advance(Duration.ofHours(26));
    assertThat(found()).contains("link-collection-late link:999", "link-heartbeat-late link:999");
  }

  @Test
  void an_upload_that_is_not_answered_within_a_day_is_found() {
    UUID upload = upload("sent", null, NOW.minus(Duration.ofHours(24)));
    assertThat(found()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(found()).containsExactly("upload-unanswered upload:" + upload);
  }

  @Test
  void a_file_that_was_refused_as_a_whole_is_found_until_another_one_is_made() {
    UUID refused = upload("answered", "CPF01", NOW);
    assertThat(found()).containsExactly("upload-failed upload:" + refused);

    council.execute(
        """
        insert into upload (id, authority_id, sequence, records, full_content, body, made_at, state)
        values (?, '999', 2, 1, false, '', ?, 'answered')\
        """,
        UUID.randomUUID(),
        NOW);
    assertThat(found()).isEmpty();
  }

  @Test
  void uploads_that_are_on_and_pause_or_are_not_worked_out_are_found() {
    council.execute(
        "insert into upload_setting (authority_id, enabled_at) values ('999', ?)",
        NOW.minus(Duration.ofHours(27)));
    assertThat(found()).containsExactly("upload-unplanned upload_setting:999");

    council.execute("update upload_setting set paused = 'no_telephone'");
    assertThat(found()).containsExactly("upload-paused upload_setting:999");
  }

  @Test
  void an_answer_to_a_file_that_we_did_not_send_is_found_where_uploads_are_on() {
    UUID message = message(NOW, "unknown_file", NOW);
    assertThat(found()).isEmpty();

    council.execute(
        "insert into upload_setting (authority_id, enabled_at, planned_at) values ('999', ?, ?)",
        NOW,
        NOW);
    assertThat(found()).containsExactly("response-to-unknown-file mailbox_message:" + message);
  }

  private UUID message(Instant stored, String result, Instant acknowledged) {
    UUID id = UUID.randomUUID();
    council.execute(
        """
        insert into mailbox_message (id, authority_id, mailbox, message_id, report, workflow_id, body, stored_at,
          result, acknowledged_at)
        values (?, '999', 'demo', ?, false, 'W', '', ?, ?, cast(? as timestamptz))\
        """,
        id,
        id.toString(),
        stored,
        result,
        acknowledged == null ? null : acknowledged.toString());
    return id;
  }

  private UUID upload(String state, String fileCode, Instant sent) {
    UUID id = UUID.randomUUID();
    council.execute(
        """
        insert into upload (id, authority_id, sequence, records, full_content, body, made_at, state, sent_at, file_code)
        values (?, '999', 1, 1, false, '', ?, ?, ?, ?)\
        """,
        id,
        sent,
        state,
        sent,
        fileCode);
    return id;
  }

  /** The open findings that concern the link. */
  private List<String> found() {
    auditor.handleRequest(new ScheduledEvent(), null);
    return council.strings(
        """
        select rule || ' ' || subject from finding where cleared_at is null
          and rule ~ '^(national|link|upload|response)' order by 1\
        """);
  }
}
