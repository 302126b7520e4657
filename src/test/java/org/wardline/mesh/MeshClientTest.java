package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.lambda.Awaiting;

/**
 * The client against any MESH server: the stand-in, or a real one named by {@code
 * -Dwardline.mesh.url}, with {@code -Dwardline.mesh.shared-key}, {@code
 * -Dwardline.mesh.mailboxes.demo.id} and {@code -Dwardline.mesh.mailboxes.demo.password}; {@code
 * -Dquarkus.tls.mesh.trust-store.pem.certs} names its authority and {@code
 * -Dquarkus.tls.mesh.key-store.pem.own.cert} and {@code .key} the client's certificate. The mailbox
 * sends to itself, and is emptied.
 */
@QuarkusTest
class MeshClientTest {

  private static final String WORKFLOW = "WARDLINE_TEST";

  @Inject MeshConfig config;
  @Inject Vertx vertx;
  @Inject TlsConfigurationRegistry tls;
  @Inject Awaiting awaiting;

  private String mailbox;
  private String password;
  private MeshClients clients;
  private MeshClient client;

  @BeforeEach
  void open_an_empty_mailbox() {
    mailbox = config.mailboxes().get("demo").id();
    password = config.mailboxes().get("demo").password();
    clients = clients(password, 20_000_000);
    client = clients.of("test");
    for (String workflow : List.of(WORKFLOW, WORKFLOW + "_OTHER")) {
      await(() -> client.list(workflow)).forEach(id -> await(() -> client.acknowledge(id)));
    }
  }

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void the_mailbox_shakes_hands() {
    await(() -> client.handshake());
  }

  @Test
  void a_wrong_password_is_refused() {
    MeshClients wrong = clients("wrong", 20_000_000);

    assertThatThrownBy(() -> await(() -> wrong.of("test").handshake()))
        .hasMessageContaining("MeshFailure");
    wrong.close();
  }

  @Test
  void a_message_is_sent_listed_collected_and_acknowledged() {
    byte[] body = "<a>é</a>".getBytes(UTF_8);
    String id = send(body);

    assertThat(await(() -> client.list(WORKFLOW))).containsExactly(id);
    ReceivedMessage received = await(() -> client.download(id)).orElseThrow();
    assertThat(received.body().getBytes()).isEqualTo(body);
    assertThat(received.isReport()).isFalse();
    assertThat(received.from()).contains(mailbox);
    assertThat(received.workflow()).contains(WORKFLOW);
    assertThat(received.fileName()).contains("test.xml");

    await(() -> client.acknowledge(id));
    await(() -> client.acknowledge(id));
    assertThat(await(() -> client.list(WORKFLOW))).isEmpty();
  }

  @Test
  void a_large_message_goes_in_parts_and_comes_whole() {
    byte[] body = new byte[300_000];
    new Random(7).nextBytes(body);
    clients.close();
    clients = clients(password, 64_000);
    client = clients.of("test");

    String id = send(body);

    assertThat(await(() -> client.download(id)).orElseThrow().body().getBytes()).isEqualTo(body);
    await(() -> client.acknowledge(id));
  }

  @Test
  void a_message_in_parts_is_listed_once_and_tracked_as_arrived() {
    String localId = UUID.randomUUID().toString();
    var whole = new OutgoingMessage(mailbox, WORKFLOW, localId, Optional.empty(), bytes(300));
    MeshClients cutting = clients(password, 100);
    assertThat(await(() -> cutting.of("test").send(whole))).isInstanceOf(SendOutcome.Sent.class);
    cutting.close();

    assertThat(await(() -> client.track(localId))).isInstanceOf(Tracked.Arrived.class);
    assertThat(await(() -> client.list(WORKFLOW))).hasSize(1);
  }

  @Test
  void only_the_workflow_asked_for_is_listed() {
    String wanted = send("<a/>".getBytes(UTF_8));
    sent(
        await(
            () ->
                client.send(
                    new OutgoingMessage(
                        mailbox,
                        WORKFLOW + "_OTHER",
                        UUID.randomUUID().toString(),
                        Optional.empty(),
                        Buffer.buffer("<b/>")))));

    assertThat(await(() -> client.list(WORKFLOW))).containsExactly(wanted);
  }

  @Test
  void a_long_list_comes_page_by_page() {
    List<String> ids = IntStream.range(0, 25).mapToObj(i -> send("<a/>".getBytes(UTF_8))).toList();

    assertThat(await(() -> client.list(WORKFLOW))).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void an_unknown_recipient_is_a_definite_no() {
    var lost =
        new OutgoingMessage(
            "NOBODYATALL", WORKFLOW, UUID.randomUUID().toString(), Optional.empty(), bytes(5));

    assertThat(await(() -> client.send(lost))).isEqualTo(new SendOutcome.Refused(417, "12"));
  }

  @Test
  void what_was_sent_is_found_by_our_own_id() {
    String localId = UUID.randomUUID().toString();
    var message = new OutgoingMessage(mailbox, WORKFLOW, localId, Optional.empty(), bytes(5));

    assertThat(await(() -> client.track(localId))).isEqualTo(new Tracked.None());
    String id = sent(await(() -> client.send(message)));
    assertThat(await(() -> client.track(localId))).isEqualTo(new Tracked.Arrived(id));
    await(() -> client.send(message));
    assertThat(await(() -> client.track(localId))).isEqualTo(new Tracked.Several());
  }

  @Test
  void a_message_that_is_not_there_is_not_collected() {
    assertThat(await(() -> client.download("20200101000000000_ABCDEF"))).isEmpty();
  }

  private String send(byte[] body) {
    return sent(
        await(
            () ->
                client.send(
                    new OutgoingMessage(
                        mailbox,
                        WORKFLOW,
                        UUID.randomUUID().toString(),
                        Optional.of("test.xml"),
                        Buffer.buffer(body)))));
  }

  private static String sent(SendOutcome outcome) {
    assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
    return ((SendOutcome.Sent) outcome).messageId();
  }

  private static Buffer bytes(int length) {
    return Buffer.buffer("x".repeat(length));
  }

  private MeshClients clients(String secret, long maxChunk) {
    var test =
        new TestMailbox(mailbox, secret, config.url().orElseThrow(), config.sharedKey(), maxChunk);
    return new MeshClients(test.over(config), Clock.systemUTC(), vertx, tls);
  }

  private <T> T await(Supplier<Uni<T>> work) {
    return awaiting.await(work);
  }
}
