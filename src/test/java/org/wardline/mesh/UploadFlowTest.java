package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.SentMail;
import org.wardline.TestQueues;
import org.wardline.formats.cpis.CouncilDetails;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponseWriter;
import org.wardline.formats.cpis.ReadRecord;
import org.wardline.formats.cpis.ReadUpload;
import org.wardline.formats.cpis.UploadHeader;
import org.wardline.formats.cpis.UploadReader;
import org.wardline.mesh.MeshStandIn.Held;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.NumberChanges;
import org.wardline.register.NumberTask;
import org.wardline.register.UploadPreview;
import org.wardline.register.Uploads;
import org.wardline.register.WithheldReason;
import org.wardline.register.WorkLine;

/** Register, upload, answer, correction; and numbers that go out of use. */
@QuarkusTest
class UploadFlowTest {

  private static final String FIRST = "9990000018";
  private static final String SECOND = "9990000026";

  @Inject
  @Named("mesh")
  RequestHandler<ScheduledEvent, Void> mesh;

  @Inject Council council;
  @Inject MeshStandIn standIn;
  @Inject MovableClock clock;
  @Inject SentMail mail;
  @Inject TestQueues queues;
  @Inject Uploads uploads;
  @Inject NumberChanges numbers;
  @Inject Awaiting awaiting;

  private UUID first;
  private UUID second;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    standIn.clear();
    mail.clear();
    queues.empty("matching");
    queues.empty("dispatch");
    first = council.child(FIRST, "L-1001", LocalDate.of(2015, 3, 4));
    second = council.child(SECOND, "L-1002", LocalDate.of(2018, 9, 11));
  }

  @Test
  void nothing_leaves_until_somebody_has_switched_it_on_after_the_preview() {
    UUID numberless = council.child(null, "L-1003", LocalDate.of(2019, 1, 1));
    tick();
    assertThat(files()).isEmpty();

    UploadPreview preview = awaiting.await(() -> uploads.preview(Council.AUTHORITY));
    assertThat(preview.going())
        .containsExactlyInAnyOrder(
            new UploadPreview.Going(first, "new"), new UploadPreview.Going(second, "new"));
    assertThat(preview.withheld())
        .containsExactly(new UploadPreview.Withheld(numberless, WithheldReason.NO_NUMBER));

    enable();
    tick();
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_file_says_what_the_register_says() {
    enable();
    tick();

    var records = new ArrayList<ReadRecord>();
    ReadUpload file = read(files().getFirst(), records);

    assertThat(file.header().id()).contains(1L);
    assertThat(file.header().organisation().flatMap(CouncilDetails::workTelephone))
        .contains("01632960001");
    assertThat(file.findings()).isEmpty();
    assertThat(
            council.strings("select subject from audit_entry where action = 'uploaded' order by 1"))
        .containsExactlyInAnyOrder("child:" + first, "child:" + second);
    assertThat(records).hasSize(2).allSatisfy(r -> assertThat(r.findings()).isEmpty());
    assertThat(
            records.stream().map(r -> r.record().subjects().getFirst().nhsNumber().get().digits()))
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void a_partly_loaded_file_is_corrected_and_accepted_and_the_work_list_empties_itself() {
    enable();
    tick();
    answer(
        1,
        FileCode.CPF03,
        List.of(codeOf(first, RecordCode.CPR06), codeOf(second, RecordCode.CPR01)));

    tick();

    assertThat(workList())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.childId()).isEqualTo(second);
              assertThat(line.problem().wrong()).isEqualTo("The NHS knows nobody by this number.");
              assertThat(line.since()).isEqualTo(MovableClock.START);
            });
    nextNight();
    assertThat(files()).as("nothing has changed").hasSize(1);

    council.execute("update child set family_name = 'Corrected' where id = ?", second);
    nextNight();
    assertThat(files()).hasSize(2);
    var records = new ArrayList<ReadRecord>();
    assertThat(read(files().get(1), records).header().id()).contains(2L);
    assertThat(records).hasSize(1);

    answer(2, FileCode.CPF02, List.of());
    tick();
    assertThat(workList()).isEmpty();
    nextNight();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_repeated_answer_changes_nothing() {
    enable();
    tick();
    answer(1, FileCode.CPF02, List.of());
    tick();
    answer(1, FileCode.CPF01, List.of());
    tick();

    assertThat(council.strings("select file_code from upload")).containsExactly("CPF02");
    assertThat(council.strings("select result from mailbox_message order by stored_at, result"))
        .containsExactlyInAnyOrder("cpf02", "answered_before");
  }

  @Test
  void what_the_NHS_register_was_too_busy_for_goes_again_with_the_next_number() {
    enable();
    tick();
    answer(1, FileCode.CPF05, List.of());
    tick();
    assertThat(files()).hasSize(1);

    clock.advance(Duration.ofMinutes(61));
    tick();

    assertThat(files()).hasSize(2);
    assertThat(read(files().get(1), new ArrayList<>()).header().id()).contains(2L);
    assertThat(workList()).isEmpty();
  }

  @Test
  void a_client_that_is_too_old_stops_uploads_until_somebody_switches_them_on_again() {
    enable();
    tick();
    answer(1, FileCode.CPF06, List.of());
    nextNight();
    nextNight();
    assertThat(files()).hasSize(1);

    enable();
    nextNight();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_response_that_cannot_name_its_file_is_about_the_one_that_waits() {
    enable();
    tick();
    standIn.deliver(
        "CPIS_UPLOAD_ACK", CollectTest.sample("/cpis/02-FileResponse-CPF01-fileerror.xml"));
    tick();

    assertThat(council.strings("select file_code from upload")).containsExactly("CPF01");
    nextNight();
    assertThat(files()).as("its records go again").hasSize(2);
  }

  @Test
  void a_response_to_a_file_that_nobody_sent_is_told_apart() {
    answer(77, FileCode.CPF02, List.of());
    tick();

    assertThat(council.strings("select result from mailbox_message"))
        .containsExactly("unknown_file");
  }

  @Test
  void a_file_whose_answer_was_lost_is_looked_up_and_not_sent_again() {
    enable();
    standIn.fault("outbox", "ANSWER_LOST");
    tick();
    assertThat(council.strings("select state from upload")).containsExactly("sending");

    clock.advance(Duration.ofMinutes(5));
    tick();

    assertThat(files()).hasSize(1);
    assertThat(council.strings("select state from upload")).containsExactly("sent");
  }

  @Test
  void a_file_that_never_arrived_is_sent_again_after_MESH_had_its_time() {
    enable();
    standIn.fault("outbox", "UNAVAILABLE");
    tick();
    tick();
    assertThat(files()).as("MESH may still be at it").isEmpty();

    clock.advance(Duration.ofMinutes(5));
    tick();
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_report_that_nobody_collected_a_file_lets_its_records_go_again() {
    enable();
    tick();
    standIn.report("CPIS_UPLOAD", files().getFirst().id(), files().getFirst().localId(), "14");
    tick();

    assertThat(council.strings("select state || ' ' || problem from upload"))
        .containsExactly("undelivered report 14");
    nextNight();
    assertThat(files()).hasSize(2);
  }

  @Test
  void a_sensitive_record_goes_to_its_custodian_and_appears_nowhere_else() {
    enable();
    tick();
    answer(
        1,
        FileCode.CPF03,
        List.of(codeOf(first, RecordCode.CPR02), codeOf(second, RecordCode.CPR06)));
    tick();
    tick();

    assertThat(workList()).isEmpty();
    assertThat(mail.all())
        .singleElement()
        .satisfies(
            sent ->
                assertThat(sent.source())
                    .contains("waits for your decision")
                    .doesNotContain(FIRST, "Zephyrine", "Quillfeather"));
  }

  @Test
  void a_restricted_child_is_listed_for_its_custodian_only() {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        first);
    enable();
    tick();

    assertThat(workList()).isEmpty();
    assertThat(awaiting.await(() -> uploads.workList(Council.AUTHORITY, Council.CUSTODIAN)))
        .extracting(WorkLine::childId)
        .containsExactly(first);
    var records = new ArrayList<ReadRecord>();
    read(files().getFirst(), records);
    assertThat(records).hasSize(1);
  }

  @Test
  void a_superseded_number_is_an_alias_and_a_task() {
    enable();
    tick();
    answer(
        1,
        FileCode.CPF03,
        List.of(codeOf(first, RecordCode.CPR06), codeOf(second, RecordCode.CPR05)));
    nextNight();

    assertThat(council.strings("select status from child_number where child_id = '" + second + "'"))
        .containsExactly("superseded");
    assertThat(workList())
        .extracting(WorkLine::childId, line -> line.problem().code())
        .containsExactly(tuple(second, "NUMBER_OUT_OF_USE"));
  }

  @Test
  void inactive_numbers_keep_finding_their_child_and_the_rest_is_a_task() {
    UUID fourth = council.child("9990000042", "L-1004", LocalDate.of(2020, 12, 24));
    deliverInactive();

    assertThat(numbersOf(second)).containsExactlyInAnyOrder("superseded", "current");
    assertThat(numbersOf(fourth)).containsExactly("inactive");
    assertThat(tasks())
        .extracting(NumberTask::childId, NumberTask::task)
        .containsExactly(tuple(fourth, NumberTask.Task.NO_REPLACEMENT));

    deliverInactive();
    assertThat(numbersOf(second)).hasSize(2);
    assertThat(tasks()).hasSize(1);

    council.execute("update plan set ended_at = ? where child_id = ?", clock.instant(), fourth);
    assertThat(tasks()).as("no plan runs any more").isEmpty();
  }

  @Test
  void events_under_the_old_and_the_new_number_are_one_notification() {
    deliverInactive();
    standIn.deliver("CPIS_ASN", notification("1", SECOND, "L-1002"));
    standIn.deliver("CPIS_ASN", notification("2", "9990000050", "L-1002"));
    tick();
    queues.drain("matching");

    assertThat(council.strings("select child_id from notification"))
        .containsExactly(second.toString());
    assertThat(council.strings("select state from care_event"))
        .containsExactly("matched", "matched");
  }

  @Test
  void after_an_adoption_the_new_number_never_stands_beside_the_old_identity() {
    UUID adopted = council.child("9990000050", "L-7777", LocalDate.of(2018, 9, 11));
    deliverInactive();

    assertThat(numbersOf(second)).containsExactly("superseded");
    assertThat(numbersOf(adopted)).containsExactly("current");
    assertThat(tasks())
        .extracting(NumberTask::childId, NumberTask::task)
        .containsExactlyInAnyOrder(
            tuple(second, NumberTask.Task.REPLACEMENT_IN_USE),
            tuple(null, NumberTask.Task.UNKNOWN_CHILD));
    assertThat(tasks().toString()).doesNotContain(SECOND, "9990000050", adopted.toString());
    standIn.deliver("CPIS_ASN", notification("3", SECOND, "L-1002"));
    tick();
    queues.drain("matching");
    assertThat(council.strings("select child_id from notification"))
        .containsExactly(second.toString());
  }

  private void deliverInactive() {
    standIn.deliver("CPIS_INACTIVE", CollectTest.sample("/cpis/06-InactiveNHSNumber-2.xml"));
    tick();
  }

  private static byte[] notification(String last, String number, String localId) {
    String sample = new String(CollectTest.sample(CollectTest.NOTIFICATION), UTF_8);
    int from = sample.indexOf("<pertinentInformation1>");
    int to = sample.indexOf("</pertinentInformation1>") + "</pertinentInformation1>".length();
    int end = sample.lastIndexOf("</pertinentInformation1>") + "</pertinentInformation1>".length();
    String one = sample.substring(from, to);
    int second = one.lastIndexOf("<pertinentInformation2>");
    one = one.substring(0, second) + one.substring(one.indexOf("<reference>"));
    return (sample.substring(0, from) + one + sample.substring(end))
        .replace("<value value=\"2\"/>", "<value value=\"1\"/>")
        .replace("1E0994C1", "1E0994D" + last)
        .replace("20260302231500", "202603100930" + "0" + last)
        .replace("9990000018", number)
        .replace("L-1001", localId)
        .getBytes(UTF_8);
  }

  private List<String> numbersOf(UUID child) {
    return council.strings("select status from child_number where child_id = '" + child + "'");
  }

  private List<NumberTask> tasks() {
    return awaiting.await(() -> numbers.tasks(Council.AUTHORITY, Council.MANAGER));
  }

  private List<WorkLine> workList() {
    return awaiting.await(() -> uploads.workList(Council.AUTHORITY, Council.MANAGER));
  }

  private void enable() {
    awaiting.await(() -> uploads.enable(Council.AUTHORITY, Council.MANAGER));
  }

  private void nextNight() {
    clock.advance(Duration.ofDays(1));
    tick();
  }

  private void tick() {
    mesh.handleRequest(new ScheduledEvent(), null);
  }

  private List<Held> files() {
    return standIn.sentTo(MeshStandIn.NATIONAL);
  }

  private static ReadUpload read(Held file, List<ReadRecord> records) {
    byte[] plain = file.unpacked();
    return new UploadReader(10_000_000).read(plain, Optional.empty(), records::add);
  }

  private record Code(UUID child, RecordCode code) {}

  private static Code codeOf(UUID child, RecordCode code) {
    return new Code(child, code);
  }

  /** Answers a file; records are named by their child. */
  private void answer(long sequence, FileCode file, List<Code> codes) {
    List<String> order =
        council.strings(
            """
            select r.child_id from upload_record r join upload u on u.id = r.upload_id
            where u.sequence = %d order by r.position\
            """
                .formatted(sequence));
    List<RecordAnswer> answers =
        IntStream.range(0, order.size())
            .boxed()
            .flatMap(
                i ->
                    codes.stream()
                        .filter(code -> code.child().toString().equals(order.get(i)))
                        .map(
                            code -> new RecordAnswer(Optional.of(code.code()), Optional.of(i + 1))))
            .toList();
    var response =
        new FileResponse(
            new UploadHeader(
                Optional.of(Instant.parse("2026-03-10T11:00:00Z")),
                Optional.of(sequence),
                Optional.of(order.size()),
                Optional.of(
                    new CouncilDetails(
                        "999", Optional.of("Council"), Optional.of("1"), Optional.empty()))),
            List.of(file),
            answers,
            Optional.of(0),
            Optional.of(0),
            List.of(),
            List.of());
    var out = new ByteArrayOutputStream();
    new FileResponseWriter().write(response, out);
    standIn.deliver("CPIS_UPLOAD_ACK", out.toByteArray());
  }
}
