package org.wardline.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.Council;
import org.wardline.SentMail;
import org.wardline.TestQueues;
import org.wardline.formats.cpis.ReadRecord;
import org.wardline.formats.cpis.UploadReader;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.Uploads;

/**
 * The whole link against any MESH server, named as {@link MeshClientTest} says; {@code
 * -Dwardline.mesh.mailboxes.demo.upload-to} names the mailbox that stands for CP-IS, and {@code
 * -Dmesh.other-password} its password if it is another one. Both mailboxes are emptied of the
 * workflows of the tests and of the settings.
 */
@QuarkusTest
class LinkOverMeshTest {

  private static final String ACCESSES = "WARDLINE_ACCESSES";
  private static final String INACTIVE = "WARDLINE_INACTIVE";
  private static final String UPLOADS = "WARDLINE_UPLOADS";
  private static final String STRANGE = "WARDLINE_STRANGE";
  private static final String NUMBER = "9990000026";

  @Inject
  @Named("mesh")
  RequestHandler<ScheduledEvent, Void> mesh;

  @Inject Council council;
  @Inject MovableClock clock;
  @Inject TestQueues queues;
  @Inject SentMail mail;
  @Inject MeshConfig config;
  @Inject Vertx vertx;
  @Inject TlsConfigurationRegistry tls;
  @Inject Awaiting awaiting;
  @Inject Link link;
  @Inject Uploads uploads;

  private final List<MeshClients> opened = new ArrayList<>();
  private TestMailbox ours;
  private TestMailbox theirs;
  private MeshClient client;
  private MeshClient national;
  private HttpClient plain;
  private OtherMailbox sender;

  @BeforeEach
  void open_empty_mailboxes() {
    clock.reset();
    council.open();
    mail.clear();
    queues.empty("matching");
    MeshConfig.Mailbox demo = config.mailboxes().get("demo");
    ours = mailbox(demo.id(), demo.password());
    theirs =
        mailbox(
            demo.uploadTo().orElseThrow(),
            System.getProperty("mesh.other-password", demo.password()));
    client = opened(ours, box(ours.password()));
    national = opened(theirs, new Box(theirs.id(), theirs.password(), Optional.empty()));
    var options = new HttpClientOptions();
    tls.get(config.tls()).ifPresent(found -> TlsConfigUtils.configure(options, found));
    plain = vertx.createHttpClient(options);
    sender = new OtherMailbox(theirs, plain, awaiting);
    for (String workflow : List.of(ACCESSES, INACTIVE, UPLOADS, STRANGE)) {
      empty(client, workflow);
      empty(national, workflow);
    }
  }

  @AfterEach
  void close() {
    opened.forEach(MeshClients::close);
    plain.close();
  }

  @Test
  void what_cp_is_sends_is_collected_taken_in_and_acknowledged_and_the_rest_left_alone() {
    UUID child = council.child(NUMBER, "L-1002", LocalDate.of(2018, 9, 11));
    Buffer[] parts = Parts.of(sample(CollectTest.NOTIFICATION), 1_000).toArray(Buffer[]::new);
    sender.send(gzip(ACCESSES), parts);
    sender.send(to(INACTIVE), Buffer.buffer(sample("/cpis/06-InactiveNHSNumber-2.xml")));
    String strange = sender.send(to(STRANGE), Buffer.buffer("<x/>"));

    assertThat(run(client)).isZero();

    assertThat(parts).hasSizeGreaterThan(2);
    assertThat(council.strings("select id from care_event")).hasSize(3);
    assertThat(council.strings("select status from child_number where child_id = '" + child + "'"))
        .containsExactlyInAnyOrder("superseded", "current");
    assertThat(council.strings("select workflow_id from mailbox_message where unreadable is null"))
        .containsExactlyInAnyOrder(ACCESSES, INACTIVE);
    assertThat(council.strings("select id from mailbox_message where local_id is not null"))
        .isEmpty();
    assertThat(council.strings("select what from link_freshness"))
        .contains("handshake", "collection", "notification");
    assertThat(waiting(client, ACCESSES)).isEmpty();
    assertThat(waiting(client, INACTIVE)).isEmpty();
    assertThat(waiting(client, STRANGE)).containsExactly(strange);
  }

  @Test
  void the_function_collects_the_mailbox_of_the_settings() {
    Set<String> workflows = config.mailboxes().get("demo").workflows();
    workflows.forEach(workflow -> empty(client, workflow));
    String workflow = workflows.iterator().next();
    sender.send(to(workflow), Buffer.buffer(sample(CollectTest.NOTIFICATION)));

    mesh.handleRequest(new ScheduledEvent(), null);

    assertThat(council.strings("select id from care_event")).hasSize(3);
    assertThat(waiting(client, workflow)).isEmpty();
  }

  @Test
  void a_message_that_the_senders_own_client_compressed_is_read() {
    Buffer packed = Parts.of(sample(CollectTest.NOTIFICATION), 1_000_000).getFirst();
    sender.send(
        with(to(ACCESSES), "mex-Content-Compressed", "Y"),
        packed.slice(0, 500),
        packed.slice(500, packed.length()));

    assertThat(run(client)).isZero();

    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void a_message_that_is_said_to_be_compressed_and_is_not_is_kept_and_read() {
    sender.send(gzip(ACCESSES), Buffer.buffer(sample(CollectTest.NOTIFICATION)));

    assertThat(run(client)).isZero();

    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void more_messages_than_a_page_are_collected_in_one_run() {
    byte[] heartbeat = sample("/cpis/05-AccessToServiceNotification-empty.xml");
    for (int i = 0; i < 12; i++) {
      sender.send(to(STRANGE), Buffer.buffer("<x/>"));
      sender.send(to(ACCESSES), Buffer.buffer(heartbeat));
    }

    assertThat(run(client)).isZero();

    assertThat(council.strings("select id from mailbox_message where acknowledged_at is not null"))
        .hasSize(12);
    assertThat(waiting(client, ACCESSES)).isEmpty();
    assertThat(waiting(client, STRANGE)).hasSize(12);
  }

  @Test
  void a_wrong_password_fails_the_run_and_loses_nothing() {
    sender.send(to(ACCESSES), Buffer.buffer(sample(CollectTest.NOTIFICATION)));

    assertThat(run(opened(mailbox(ours.id(), "wrong"), box("wrong")))).isPositive();
    assertThat(council.strings("select id from mailbox_message")).isEmpty();

    assertThat(run(client)).isZero();
    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {20_000_000, 300})
  void an_upload_whose_answer_was_lost_is_looked_up_and_arrives_once(long largestChunk)
      throws IOException {
    URI server = config.url().orElseThrow();
    assumeTrue(
        server.getScheme().equals("http"), "skipped: what goes over TLS cannot be cut in two");
    council.child(NUMBER, "L-1002", LocalDate.of(2018, 9, 11));
    enable();
    try (var front = new AnswerLosingFront(server)) {
      MeshClient fronted =
          opened(
              new TestMailbox(
                  ours.id(), ours.password(), front.url(), config.sharedKey(), largestChunk),
              box(ours.password()));
      run(fronted);
      assertThat(front.isDone()).isTrue();
      assertThat(council.strings("select state from upload")).doesNotContain("sent");
      assertThat(run(fronted)).isZero();
    }

    String id = waiting(national, UPLOADS).iterator().next();
    ReceivedMessage file = await(() -> national.download(id)).orElseThrow();
    assertThat(waiting(national, UPLOADS)).hasSize(1);
    assertThat(council.strings("select state || ' ' || id from upload"))
        .containsExactly("sent " + file.localId().orElseThrow());
    assertThat(file.fileName()).contains("upload-1.xml");
    assertThat(records(file)).singleElement().satisfies(r -> assertThat(r.findings()).isEmpty());
  }

  @Test
  void a_report_that_nobody_collected_an_upload_lets_it_go_again() {
    council.child(NUMBER, "L-1002", LocalDate.of(2018, 9, 11));
    enable();
    run(client);
    Answer made = sender.post("/admin/report", report(waiting(national, UPLOADS)));
    assumeTrue(made.status() == 200, "skipped: this server makes no reports when asked to");

    assertThat(run(client)).isZero();

    assertThat(council.strings("select state || ' ' || problem from upload"))
        .containsExactly("undelivered report 14");
    assertThat(waiting(client, UPLOADS)).isEmpty();
  }

  /** What NHS England's sandbox wants to know to make a report of an undelivered message. */
  private Buffer report(Set<String> messages) {
    return new JsonObject()
        .put("mailbox_id", ours.id())
        .put("code", "14")
        .put("description", "not collected")
        .put("workflow_id", UPLOADS)
        .put("local_id", council.strings("select id from upload").getFirst())
        .put("linked_message_id", messages.iterator().next())
        .toBuffer();
  }

  private static List<ReadRecord> records(ReceivedMessage file) {
    var records = new ArrayList<ReadRecord>();
    new UploadReader(1_000_000).read(file.body().getBytes(), Optional.empty(), records::add);
    return records;
  }

  private void enable() {
    awaiting.await(() -> uploads.enable(Council.AUTHORITY, Council.MANAGER));
  }

  /** One run over our mailbox under a name that is new to the link; answers how much failed. */
  private int run(MeshClient over) {
    var tally = new Tally();
    var mailbox = new OpenMailbox(UUID.randomUUID().toString(), box(ours.password()), over);
    await(() -> link.run(mailbox, tally));
    return tally.failures();
  }

  private void empty(MeshClient box, String workflow) {
    waiting(box, workflow).forEach(id -> await(() -> box.acknowledge(id)));
  }

  private Set<String> waiting(MeshClient box, String workflow) {
    return await(() -> box.list(workflow));
  }

  private Map<String, String> to(String workflow) {
    return Map.of("mex-To", ours.id(), "mex-WorkflowID", workflow);
  }

  private Map<String, String> gzip(String workflow) {
    return with(to(workflow), "Content-Encoding", "gzip");
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }

  private TestMailbox mailbox(String id, String password) {
    return new TestMailbox(
        id, password, config.url().orElseThrow(), config.sharedKey(), 20_000_000);
  }

  private MeshClient opened(TestMailbox test, MeshConfig.Mailbox box) {
    var clients = new MeshClients(test.with(config, box), Clock.systemUTC(), vertx, tls);
    opened.add(clients);
    return clients.of("test");
  }

  private MeshConfig.Mailbox box(String password) {
    return new Box(ours.id(), password, Optional.of(theirs.id()));
  }

  private static byte[] sample(String name) {
    return CollectTest.sample(name);
  }

  private <T> T await(Supplier<Uni<T>> work) {
    return awaiting.await(work);
  }

  private record Box(String id, String password, Optional<String> uploadTo)
      implements PlainMailbox {

    @Override
    public Set<String> workflows() {
      return Set.of(ACCESSES, INACTIVE, UPLOADS);
    }

    @Override
    public Optional<String> uploadWorkflow() {
      return Optional.of(UPLOADS);
    }
  }
}
