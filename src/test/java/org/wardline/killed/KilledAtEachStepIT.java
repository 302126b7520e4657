package org.wardline.killed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.Council;
import org.wardline.MailSink;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The whole line in the packaged application, killed at each place where it talks to the outside,
 * and started again: nothing is lost, nothing comes twice but an e-mail in the one gap that cannot
 * be decided.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAtEachStepIT {
  private static final String KEY = "a-key-of-the-hospital";
  private static final String NUMBER = "9990000018";
  private static final LocalDate BORN = LocalDate.of(2019, 5, 4);

  @Inject Council council;
  @Inject Config config;
  @Inject SqsAsyncClient sqs;

  private final Trap trap = new Trap();
  private final MailSink relay = new MailSink(trap::passes);
  private QueueFront queues;
  private ServerProcess server;
  private String eventId;

  @BeforeAll
  void start() {
    queues = new QueueFront(URI.create(setting("quarkus.sqs.endpoint-override")), trap);
    server = new ServerProcess(settings());
    council.open();
    server.start();
    server.stop();
    server.start();
  }

  @AfterAll
  void stop() {
    server.kill();
    relay.close();
    queues.close();
  }

  @BeforeEach
  void open() {
    purge("matching");
    purge("dispatch");
    openAgain();
    council.child(NUMBER, "L-1001", BORN);
    onlyTheBackupIsMailed();
    relay.clear();
    eventId = UUID.randomUUID().toString();
  }

  /**
   * Emptying the tables may meet the running server's tick; the database then ends one of the two.
   */
  private void openAgain() {
    try {
      council.open();
    } catch (IllegalStateException deadlock) {
      council.open();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "before SendMessageBatch matching",
        "after SendMessageBatch matching",
        "after ReceiveMessage matching",
        "before SendMessageBatch dispatch",
        "after SendMessageBatch dispatch",
        "before DeleteMessageBatch matching",
        "before mail",
        "after mail",
        "before DeleteMessageBatch dispatch"
      })
  void nothing_is_lost_and_nothing_comes_twice_when_it_is_killed(String place) {
    trap.set(place, server::kill);
    int answer = send();
    assertThat(trap.awaitSprung()).as("the process came by").isTrue();

    server.start();
    if (answer != 202) {
      assertThat(send()).as("the sender repeats what was not answered").isEqualTo(202);
    }

    everythingIsSettledOnce(repeatsAllowed(place));
  }

  @Test
  void nothing_is_lost_when_it_is_killed_inside_of_the_matching_transaction() {
    try (HeldTable held = new HeldTable(config, "notification")) {
      assertThat(send()).isEqualTo(202);
      held.awaitWaiting();
      server.kill();
    }
    server.start();

    everythingIsSettledOnce(0);
  }

  @Test
  void nothing_is_lost_when_it_is_killed_between_an_escalation_and_its_announcement() {
    assertThat(send()).isEqualTo(202);
    everythingIsSettledOnce(0);
    int before = deliveries().size();

    trap.set("before SendMessageBatch dispatch", server::kill);
    council.execute(
        """
        update notification set step_due_at = now(), round_began_at = round_began_at - interval '4 hours',
          out_of_hours_began_at = out_of_hours_began_at - interval '4 hours'""");
    assertThat(trap.awaitSprung()).isTrue();
    server.start();

    everythingIsSettledOnce(0);
    assertThat(deliveries()).hasSizeGreaterThan(before);
  }

  /** By day and by night one e-mail: then a kill meets no other one under way. */
  private void onlyTheBackupIsMailed() {
    council.execute("update worker set email = null");
  }

  /**
   * The e-mail may be between its acceptance and our commit when its neighbours' messages are
   * deleted.
   */
  private static int repeatsAllowed(String place) {
    return place.equals("after mail") || place.equals("before DeleteMessageBatch dispatch") ? 1 : 0;
  }

  private int send() {
    return server.post(
        "application/cloudevents+json",
        KEY,
        """
        {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "/hospital", "id": "%s",
         "time": "2026-11-20T10:00:00Z", "datacontenttype": "application/json",
         "data": {"nhsNumber": "%s", "dateOfBirth": "%s", "kind": "arrival", "occurredAt": "2026-11-20T10:00:00Z",
          "organisation": {"code": "RXX01"}, "careSetting": "emergency-department"}}
        """
            .formatted(eventId, NUMBER, BORN));
  }

  /** Waits until no row is unsettled, then compares every count. */
  private void everythingIsSettledOnce(int repeatedMails) {
    awaitSettled();
    assertThat(council.strings("select state from care_event")).containsExactly("matched");
    assertThat(council.strings("select id from notification")).hasSize(1);
    assertThat(council.strings("select delivery_id::text from desktop_item"))
        .containsExactlyInAnyOrderElementsOf(
            council.strings("select id::text from delivery where channel = 'desktop'"));
    Map<String, Long> mails =
        relay.taken().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(mails.keySet())
        .containsExactlyInAnyOrderElementsOf(
            council.strings(
                "select '<' || id || '@wardline.invalid>' from delivery where channel = 'email'"));
    assertThat(relay.taken().size() - mails.size()).isLessThanOrEqualTo(repeatedMails);
  }

  private void awaitSettled() {
    for (int i = 0; i < 300 && !isSettled(); i++) {
      ServerProcess.pause();
    }
    assertThat(deliveries()).as("states of the deliveries").isNotEmpty().containsOnly("sent");
  }

  private boolean isSettled() {
    List<String> states = deliveries();
    return !states.isEmpty()
        && states.stream().allMatch("sent"::equals)
        && council.strings("select id from notification where step_due_at <= now()").isEmpty();
  }

  private List<String> deliveries() {
    return council.strings("select state from delivery");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.matches(
          "quarkus\\.(datasource|flyway|sqs)\\..*(url|username|password|region|type|id|key)")) {
        settings.put(name, setting(name));
      }
    }
    settings.put("wardline.sealing.key-file", setting("wardline.sealing.key-file"));
    settings.put("quarkus.sqs.endpoint-override", queues.address());
    settings.put("wardline.queues.matching.url", queues.urlOf("matching"));
    settings.put("wardline.queues.dispatch.url", queues.urlOf("dispatch"));
    settings.put("quarkus.mailer.host", "localhost");
    settings.put("quarkus.mailer.port", Integer.toString(relay.port()));
    settings.put("quarkus.mailer.start-tls", "DISABLED");
    settings.put("wardline.intake.senders.hospital.api-key-sha256", sha256(KEY));
    settings.put("wardline.intake.senders.hospital.organisations", "*");
    settings.put("wardline.test-numbers", "true");
    settings.put("wardline.local.schedules.escalation", "1S");
    settings.put("wardline.escalation.announce-again-after", "1S");
    settings.put("wardline.notifications.longest-attempt", "6S");
    settings.put("wardline.local.trigger.longest-poll", "1S");
    return settings;
  }

  private String setting(String name) {
    return config.getValue(name, String.class);
  }

  private static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void purge(String queue) {
    String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    sqs.purgeQueue(request -> request.queueUrl(url)).join();
  }
}
