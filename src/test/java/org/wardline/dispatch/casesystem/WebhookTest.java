package org.wardline.dispatch.casesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.RecordedLines;
import org.wardline.dispatch.casesystem.CaseSystemStub.Posted;
import org.wardline.notifications.Desk;
import org.wardline.notifications.Filings;
import org.wardline.notifications.Filings.NotFiled;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;
import org.wardline.teams.Worker;

/** Signed events to a case system, from the notification to its case note. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
@WithTestResource(OwnCaseSystem.class)
class WebhookTest {
  MailSink sink;
  CaseSystemStub caseSystem;
  @Inject Council council;
  @Inject Line line;
  @Inject FiledCase filed;
  @Inject Filings filings;
  @Inject Desk desk;
  @Inject Sealing sealing;
  @Inject ObjectMapper json;
  @Inject MovableClock clock;

  private UUID child;

  @BeforeEach
  void open() {
    clock.reset();
    child = filed.open();
    sink.clear();
    caseSystem.reset();
  }

  private JsonNode event(int index) throws IOException {
    return json.readTree(caseSystem.posted().get(index).body());
  }

  private List<NotFiled> notFiled() {
    Worker manager = line.worker(Council.MANAGER);
    return line.await(() -> filings.notFiled(manager));
  }

  @Test
  void a_notification_is_filed_once_with_what_finds_the_file_and_nothing_more() throws IOException {
    filed.accessed();
    clock.advance(Duration.ofHours(2));
    line.tick();
    line.dispatch();

    assertThat(caseSystem.posted()).hasSize(1);
    JsonNode event = event(0);
    assertThat(event.get("id").asText()).isEqualTo(filed.filing("file", "id"));
    assertThat(event.get("type").asText()).isEqualTo("org.wardline.notification.v1");
    assertThat(event.get("source").asText()).isEqualTo("/wardline/999");
    assertThat(event.get("data").get("localId").asText()).isEqualTo(FiledCase.LOCAL_ID);
    assertThat(event.get("data").get("events").get(0).get("kind").asText()).isEqualTo("ACCESS");
    assertThat(event.toString())
        .doesNotContain(FiledCase.NUMBER, "Zephyrine", "Quillfeather", "2019-05-04", "Nurseone");
    assertThat(filed.filing("file", "state || ' ' || via")).isEqualTo("delivered webhook");
  }

  @Test
  void every_event_is_signed_over_its_id_its_time_and_its_bytes() {
    filed.accessed();

    Posted posted = caseSystem.posted().getFirst();
    assertThat(posted.headers())
        .containsAllEntriesOf(
            new WebhookSignature(List.of(OwnCaseSystem.KEY, OwnCaseSystem.NEXT_KEY))
                .headers(
                    filed.filing("file", "id"),
                    MovableClock.START,
                    posted.body().getBytes(StandardCharsets.UTF_8)))
        .containsEntry("content-type", "application/cloudevents+json; charset=utf-8");
  }

  @Test
  void every_event_is_a_cloudevent_in_the_structured_mode_of_its_http_binding() throws IOException {
    filed.accessed();

    JsonNode event = event(0);
    assertThat(event.get("specversion").asText()).isEqualTo("1.0");
    assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
    assertThat(event.get("subject").asText())
        .isEqualTo(event.get("data").get("reference").asText());
    assertThat(OffsetDateTime.parse(event.get("time").asText()).toInstant())
        .isEqualTo(MovableClock.START);
    assertThat(event.get("data").isObject()).isTrue();
    assertThat(event.has("data_base64")).isFalse();
    assertThat(event.fieldNames())
        .toIterable()
        .as("the attributes' names are lower-case letters and digits")
        .allMatch(name -> name.matches("[a-z0-9]+"));
    assertThat(caseSystem.posted().getFirst().headers().keySet())
        .as("binary mode's headers")
        .noneMatch(name -> name.startsWith("ce-"));
  }

  @Test
  void a_conclusion_goes_out_as_a_case_note_with_events_outcome_and_who_saw_it()
      throws IOException {
    filed.accessed();
    line.acknowledge(Council.ALLOCATED);
    clock.advance(Duration.ofHours(1));
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    line.dispatch();

    JsonNode note = event(1);
    JsonNode conclusion = note.get("data").get("conclusion");
    assertThat(note.get("type").asText()).isEqualTo("org.wardline.case-note.v1");
    assertThat(note.get("data").get("events")).hasSize(1);
    assertThat(conclusion.get("outcome").asText()).isEqualTo("VISIT_PLANNED");
    assertThat(conclusion.get("concludedBy").asText())
        .isEqualTo(line.worker(Council.ALLOCATED).name());
    assertThat(Instant.parse(conclusion.get("at").asText()))
        .isEqualTo(MovableClock.START.plus(Duration.ofHours(1)));
    assertThat(note.toString()).as("the worker's note").doesNotContain("Rang.");
  }

  @Test
  void what_the_case_system_has_filed_has_arrived_on_the_allocated_workers_desktop() {
    filed.accessed();
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();

    assertThat(council.strings("select state from delivery where channel = 'desktop'"))
        .containsExactly("delivered");
    assertThat(sink.taken()).as("the backup e-mail only").hasSize(1);
  }

  @Test
  void that_the_allocated_worker_opened_it_is_remembered_also_when_it_was_filed_before() {
    filed.accessed();
    clock.advance(Duration.ofMinutes(5));
    line.askForReceipts();
    Worker allocated = line.worker(Council.ALLOCATED);

    for (int time = 0; time < 2; time++) {
      line.await(
          () -> sealing.keys().chain(keys -> desk.open(allocated, line.notification(), keys)));
    }

    assertThat(
            council.strings(
                "select actor_id from notification_history where what = 'shown' order by position"))
        .containsExactly(Council.ALLOCATED.toString());
  }

  @Test
  void a_case_system_that_fails_holds_up_nobody_and_is_tried_again_under_the_same_id() {
    caseSystem.answerWith(503);
    filed.accessed();
    assertThat(filed.filing("file", "state")).isEqualTo("due");
    assertThat(sink.taken()).hasSize(1);

    line.acknowledge(Council.ALLOCATED);
    caseSystem.answerWith(409);
    clock.advance(Duration.ofMinutes(1));
    line.dispatch();

    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
    assertThat(caseSystem.posted())
        .extracting(posted -> posted.headers().get("webhook-id"))
        .hasSize(2)
        .containsOnly(filed.filing("file", "id"));
  }

  @Test
  void what_was_withdrawn_before_it_was_filed_is_filed_when_it_is_opened_again() {
    caseSystem.answerWith(503);
    filed.accessed();
    line.conclude(Council.MANAGER, "WRONG_CHILD");
    clock.advance(Duration.ofMinutes(1));
    line.dispatch();
    assertThat(filed.filing("file", "state")).isEqualTo("not_needed");

    caseSystem.reset();
    clock.advance(Duration.ofDays(4));
    council.execute("update episode set ends_at = ends_at + interval '5 days'");
    line.match(AcceptedEvents.access(FiledCase.NUMBER, FiledCase.LOCAL_ID, clock.instant()));
    line.dispatch();
    line.dispatch();

    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
  }

  @Test
  void a_case_system_that_asks_for_patience_gets_it() {
    caseSystem.answerWith(429);
    caseSystem.askForPatience("600");
    filed.accessed();

    assertThat(filed.filing("file", "state || ' ' || (due_at - planned_at)"))
        .isEqualTo("due 00:10:00");
  }

  private void restrict() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
  }

  @Test
  void a_notification_of_a_child_who_was_restricted_before_it_was_told_is_not_filed() {
    line.match(AcceptedEvents.access(FiledCase.NUMBER, FiledCase.LOCAL_ID, MovableClock.START));
    restrict();
    line.dispatch();

    assertThat(caseSystem.posted()).isEmpty();
    assertThat(council.strings("select id from delivery where channel = 'case_system'")).isEmpty();
  }

  @Test
  void what_was_planned_before_its_child_was_restricted_is_not_filed() {
    caseSystem.answerWith(503);
    filed.accessed();
    line.acknowledge(Council.ALLOCATED);
    line.conclude(Council.ALLOCATED, "VISIT_PLANNED");
    assertThat(filed.filing("note", "state")).isEqualTo("due");
    caseSystem.reset();
    restrict();
    clock.advance(Duration.ofMinutes(1));
    line.dispatch();

    assertThat(caseSystem.posted()).isEmpty();
    assertThat(filed.filing("note", "state")).isEqualTo("not_needed");
    assertThat(filed.filing("file", "state")).isEqualTo("not_needed");
  }

  @Test
  void a_redirect_is_refused_and_never_followed() {
    caseSystem.answerWith(307);
    filed.accessed();

    assertThat(filed.filing("file", "state")).isEqualTo("failed");
    assertThat(caseSystem.elsewhere()).isEmpty();
  }

  @Test
  void of_an_answer_without_end_only_the_status_counts_and_little_is_read() {
    caseSystem.answerWithoutEnd(32 * 1024);
    filed.accessed();

    assertThat(filed.filing("file", "state")).isEqualTo("delivered");
    assertThat(caseSystem.hungUpAfter()).isLessThan(32 * 1024 * 1024L);
  }

  @Test
  void an_answer_that_does_not_end_in_time_is_broken_off_and_asked_for_again() {
    caseSystem.answerWithoutEnd(1);
    filed.accessed();

    assertThat(filed.filing("file", "state")).isEqualTo("due");
    assertThat(council.strings("select result from delivery_attempt where via = 'webhook'"))
        .containsExactly("webhook_timeoutexception");
    assertThat(caseSystem.hungUpAfter()).isLessThan(1024);
  }

  @Test
  void what_was_not_filed_is_a_work_list_from_which_it_is_filed_again() {
    caseSystem.answerWith(410);
    filed.accessed();

    assertThat(notFiled())
        .extracting(NotFiled::deliveryId, NotFiled::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                UUID.fromString(filed.filing("file", "id")), "webhook_410"));
    assertThat(line.history()).as("a file hurries nobody").doesNotContain("hurried");

    caseSystem.answerWith(204);
    Worker manager = line.worker(Council.MANAGER);
    UUID refused = notFiled().getFirst().deliveryId();
    line.await(() -> filings.fileAgain(manager, refused));
    line.dispatch();

    assertThat(notFiled()).isEmpty();
  }

  @Test
  void the_work_list_knows_nothing_of_children_who_are_hidden_from_its_reader() {
    caseSystem.answerWith(410);
    filed.accessed();
    UUID refused = notFiled().getFirst().deliveryId();
    Worker manager = line.worker(Council.MANAGER);

    council.execute(
        """
        insert into child_bar (child_id, authority_id, worker_id, barred_by, recorded_at)
        select ?, authority_id, id, id, ? from worker where id = ?""",
        child,
        clock.instant(),
        Council.MANAGER);
    assertThat(notFiled()).isEmpty();
    assertThat(line.await(() -> filings.fileAgain(manager, refused))).isEmpty();

    council.execute("delete from child_bar");
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    assertThat(notFiled()).isEmpty();
    assertThat(line.await(() -> filings.fileAgain(manager, refused))).isEmpty();
  }

  @Test
  void what_waits_for_longer_than_an_hour_stands_on_the_work_list() {
    caseSystem.answerWith(503);
    filed.accessed();
    assertThat(notFiled()).isEmpty();

    clock.advance(Duration.ofHours(1).plusSeconds(1));
    assertThat(notFiled()).extracting(NotFiled::code).containsExactly("webhook_503");
  }

  @Test
  void the_work_list_is_for_who_oversees_all() {
    caseSystem.answerWith(410);
    filed.accessed();

    Worker allocated = line.worker(Council.ALLOCATED);
    assertThat(line.await(() -> filings.notFiled(allocated))).isEmpty();
  }

  @Test
  void a_child_without_a_local_id_is_filed_as_soon_as_the_register_has_it() {
    council.execute("update child set local_id = null");
    filed.accessed();
    assertThat(council.strings("select result from delivery_attempt where result like 'no%'"))
        .containsExactly("no_local_id");
    assertThat(caseSystem.posted()).isEmpty();
    assertThat(filed.filing("file", "state")).isEqualTo("due");
  }

  @Test
  void a_restricted_child_is_never_filed() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child);
    filed.accessed();
    line.acknowledge(Council.CUSTODIAN);
    line.conclude(Council.CUSTODIAN, "VISIT_PLANNED");
    line.dispatch();

    assertThat(caseSystem.posted()).isEmpty();
    assertThat(council.strings("select kind from delivery where channel = 'case_system'"))
        .isEmpty();
  }

  @Test
  void neither_key_nor_local_id_nor_address_comes_into_the_log() {
    try (RecordedLines log = new RecordedLines()) {
      caseSystem.answerWith(410);
      filed.accessed();

      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(
              l ->
                  l.contains(OwnCaseSystem.KEY)
                      || l.contains(OwnCaseSystem.NEXT_KEY)
                      || l.contains(FiledCase.LOCAL_ID)
                      || l.contains("/events"));
    }
  }
}
