package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.dispatch.casesystem.OwnFolder.Folders;
import org.wardline.notifications.Filings;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** Files for a case system that imports from a folder, and its acknowledgements. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@WithTestResource(OwnFolder.class)
class FolderDropTest {
  MailSink sink;
  Folders folders;
  @Inject Council council;
  @Inject Line line;
  @Inject FiledCase filed;
  @Inject Filings filings;
  @Inject MovableClock clock;

  @BeforeEach
  void open() {
    clock.reset();
    filed.open();
    sink.clear();
    folders.empty();
  }

  private String id() {
    return filed.filing("file", "id");
  }

  private Path file() {
    return folders.drop().resolve(id() + ".xml");
  }

  private void acknowledge(String ending) throws IOException {
    Files.writeString(folders.acknowledgements().resolve(id() + ending), "");
    clock.advance(Duration.ofMinutes(2));
    line.askForReceipts();
  }

  @Test
  void a_notification_is_one_file_of_its_own_name() throws IOException {
    filed.accessed();

    assertThat(folders.dropped()).containsExactly(id() + ".xml");
    assertThat(Files.readString(file()))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><notification><id>" + id())
        .contains("<local_id>L-1001</local_id>", "<event_kind>ACCESS</event_kind>")
        .doesNotContain(FiledCase.NUMBER, "Quillfeather");
    assertThat(filed.filing("file", "state || ' ' || via")).isEqualTo("sent folder");
  }

  @Test
  void it_is_filed_when_the_acknowledgement_is_read_back() throws IOException {
    filed.accessed();
    acknowledge(".ok");

    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
    assertThat(council.strings("select result from delivery_receipt"))
        .containsExactly("folder_filed");
    assertThat(council.strings("select state from delivery where channel = 'desktop'"))
        .containsExactly("delivered");
  }

  @Test
  void what_the_import_refused_is_not_filed() throws IOException {
    filed.accessed();
    acknowledge(".error");

    assertThat(filed.filing("file", "state")).isEqualTo("bounced");
    assertThat(council.strings("select state from delivery where channel = 'desktop'"))
        .containsExactly("sent");
  }

  private void fileAgain() {
    Worker manager = line.worker(Council.MANAGER);
    line.await(() -> filings.fileAgain(manager, UUID.fromString(id())));
    line.dispatch();
  }

  @Test
  void what_the_import_refused_can_be_filed_again_and_the_old_refusal_does_not_answer_for_it()
      throws IOException {
    filed.accessed();
    acknowledge(".error");
    Files.delete(file());

    fileAgain();
    assertThat(folders.dropped()).containsExactly(id() + ".xml");
    assertThat(Files.exists(folders.acknowledgements().resolve(id() + ".error"))).isFalse();
    assertThat(Files.exists(folders.acknowledgements().resolve(id() + ".error.old"))).isTrue();
    clock.advance(Duration.ofMinutes(2));
    line.askForReceipts();
    assertThat(filed.filing("file", "state")).isEqualTo("sent");

    acknowledge(".ok");
    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
  }

  @Test
  void a_refused_file_that_the_import_left_lying_is_replaced() throws IOException {
    filed.accessed();
    Files.writeString(file(), "refused");
    acknowledge(".error");

    fileAgain();

    assertThat(Files.readString(file())).endsWith("</notification>");
  }

  @Test
  void an_import_that_rests_over_the_holidays_is_read_after_them() throws IOException {
    filed.accessed();
    clock.advance(Duration.ofDays(3));
    line.askForReceipts();
    clock.advance(Duration.ofDays(1).plusHours(12));
    acknowledge(".ok");

    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
  }

  @Test
  void what_waits_for_longer_than_an_hour_for_its_acknowledgement_can_be_filed_again()
      throws IOException {
    filed.accessed();
    Files.delete(file());
    fileAgain();
    assertThat(folders.dropped()).as("not before the hour").isEmpty();

    clock.advance(Duration.ofHours(1).plusSeconds(1));
    fileAgain();

    assertThat(folders.dropped()).containsExactly(id() + ".xml");
    acknowledge(".ok");
    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
  }

  @Test
  void a_kill_between_writing_and_renaming_leaves_no_half_file_and_the_next_attempt_a_whole_one()
      throws IOException {
    line.match(
        org.wardline.AcceptedEvents.access(
            FiledCase.NUMBER, FiledCase.LOCAL_ID, MovableClock.START));
    line.dispatch();
    Files.move(file(), folders.drop().resolve("." + id() + ".part"));
    Files.writeString(folders.drop().resolve("." + id() + ".part"), "<notification><id>");
    council.execute(
        "update delivery set state = 'sending', claimed_at = ? where kind = 'file'",
        MovableClock.START);
    assertThat(folders.dropped())
        .as("no file that an import would take")
        .allMatch(f -> f.startsWith("."));

    clock.advance(Duration.ofMinutes(3));
    line.dispatch();

    assertThat(folders.dropped()).containsExactly(id() + ".xml");
    assertThat(Files.readString(file())).endsWith("</notification>");
  }

  @Test
  void a_file_that_was_imported_and_acknowledged_meanwhile_is_not_dropped_again()
      throws IOException {
    filed.accessed();
    Files.delete(file());
    Files.writeString(folders.acknowledgements().resolve(id() + ".ok"), "");
    council.execute(
        "update delivery set state = 'sending', claimed_at = ? where kind = 'file'",
        MovableClock.START);

    clock.advance(Duration.ofMinutes(3));
    line.dispatch();

    assertThat(folders.dropped()).isEmpty();
    assertThat(filed.filing("file", "state")).isEqualTo("sent");
  }

  @Test
  void what_its_sender_takes_back_is_a_case_note_too_with_the_event_marked() throws IOException {
    filed.accessed();

    line.cancel(
        UUID.fromString(council.strings("select care_event_id from episode_event").getFirst()));
    line.dispatch();

    assertThat(folders.dropped()).hasSize(2);
    assertThat(Files.readString(folders.drop().resolve(filed.filing("note", "id") + ".xml")))
        .contains(
            "<case-note>",
            "<event_kind>ACCESS</event_kind>",
            "<event_cancelled_at>2026-03-10T10:00:00Z</event_cancelled_at>",
            "<outcome>CANCELLED_BY_SENDER</outcome>",
            "<concluded_at>2026-03-10T10:00:00Z</concluded_at>");
  }

  @Test
  void a_conclusion_is_a_file_of_its_own() throws IOException {
    filed.accessed();
    line.acknowledge(Council.ALLOCATED);
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    line.dispatch();

    assertThat(folders.dropped()).hasSize(2);
    assertThat(Files.readString(folders.drop().resolve(filed.filing("note", "id") + ".xml")))
        .contains("<case-note>", "<outcome>VISIT_PLANNED</outcome>", "<concluded_by>Worker ");
    assertThat(
            council.strings(
                "select a.action from audit_entry a join notification n on a.subject = 'notification:' || n.id"
                    + " and a.detail = 'child:' || n.child_id where a.actor = 'function:dispatch' order by a.position"))
        .containsExactly("filed", "case note filed");
  }

  @Test
  void an_outcome_that_was_taken_back_before_it_was_filed_is_no_case_note_and_the_next_one_is()
      throws IOException {
    filed.accessed();
    line.conclude(Council.ALLOCATED, "WRONG_CHILD");
    line.takeOutcomeBack(Council.ALLOCATED);
    line.dispatch();
    assertThat(folders.dropped()).hasSize(1);

    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    line.dispatch();

    String note =
        council
            .strings("select id from delivery where kind = 'note' and state = 'sent'")
            .getFirst();
    assertThat(Files.readString(folders.drop().resolve(note + ".xml")))
        .contains("<outcome>VISIT_PLANNED</outcome>");
  }

  @Test
  void what_was_not_filed_because_of_a_withdrawal_is_filed_when_that_is_taken_back()
      throws IOException {
    filed.accessed();
    Files.delete(file());
    council.execute("update delivery set state = 'due', settled_at = null where kind = 'file'");
    line.conclude(Council.ALLOCATED, "WRONG_CHILD");
    line.dispatch();
    assertThat(filed.filing("file", "state")).isEqualTo("not_needed");

    line.takeOutcomeBack(Council.ALLOCATED);
    line.dispatch();

    assertThat(filed.filing("file", "state")).isEqualTo("sent");
    assertThat(folders.dropped()).contains(id() + ".xml");
  }
}
