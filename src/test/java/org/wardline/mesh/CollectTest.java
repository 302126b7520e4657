package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.SentMail;
import org.wardline.TestQueues;
import org.wardline.mesh.MeshStandIn.Held;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

/** From the mailbox to whom it concerns, and back to the mailbox's acknowledgement. */
@QuarkusTest
class CollectTest {

  static final String NOTIFICATION = "/cpis/05-AccessToServiceNotification-2children-3accesses.xml";
  private static final String ASN = "CPIS_ASN";

  @Inject
  @Named("mesh")
  RequestHandler<ScheduledEvent, Void> mesh;

  @Inject Council council;
  @Inject MeshStandIn standIn;
  @Inject MovableClock clock;
  @Inject SentMail mail;
  @Inject TestQueues queues;
  @Inject MeshConfig config;
  @Inject MeshClients clients;
  @Inject Link link;
  @Inject Awaiting awaiting;
  @Inject @Wellness LinkHealth health;

  @BeforeEach
  void open() throws IOException {
    clock.reset();
    council.open();
    standIn.clear();
    mail.clear();
    queues.empty("matching");
    queues.empty("dispatch");
    restoreFolder();
  }

  @Test
  void an_access_notification_is_stored_passed_on_taken_in_and_acknowledged() {
    String id = standIn.deliver(ASN, sample(NOTIFICATION));

    tick();

    assertThat(council.strings("select sender from care_event")).containsOnly("cp-is").hasSize(3);
    assertThat(passedOn()).containsExactly(sample(NOTIFICATION));
    assertThat(standIn.statusOf(id)).isEqualTo("ACKNOWLEDGED");
    assertThat(council.strings("select result from mailbox_message"))
        .containsExactly("accepted=3 refused=0");
    assertThat(freshness()).contains("collection", "notification");

    tick();
    assertThat(council.strings("select id from mailbox_message")).hasSize(1);
    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void hands_are_shaken_once_a_day() {
    tick();
    clock.advance(Duration.ofHours(25));
    tick();
    String shaken = "select at from link_freshness where what = 'handshake'";
    List<String> first = council.strings(shaken);
    assertThat(first).hasSize(1);

    clock.advance(Duration.ofHours(23));
    tick();
    assertThat(council.strings(shaken)).isEqualTo(first);
    clock.advance(Duration.ofHours(1));
    tick();
    assertThat(council.strings(shaken)).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void the_message_is_kept_sealed() {
    standIn.deliver(ASN, sample(NOTIFICATION));

    tick();

    assertThat(council.strings("select encode(body, 'escape') from mailbox_message").getFirst())
        .doesNotContain("9990000018", "Nurseone");
  }

  @Test
  void a_notification_in_parts_comes_whole() {
    standIn.deliver(ASN, sample(NOTIFICATION), 4);

    tick();

    assertThat(council.strings("select id from care_event")).hasSize(3);
    assertThat(passedOn()).containsExactly(sample(NOTIFICATION));
  }

  @Test
  void the_worker_has_it_on_the_desktop_and_duty_and_advice_by_mail() {
    council.child("9990000018", "L-1001", LocalDate.of(2015, 3, 4));
    council.child("9990000034", "L-1003", LocalDate.of(1999, 1, 2));
    standIn.deliver(ASN, sample(NOTIFICATION));

    tick();
    queues.drain("matching");
    queues.drain("dispatch");

    assertThat(council.strings("select worker_id from desktop_item"))
        .containsOnly(Council.ALLOCATED.toString())
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(mail.all())
        .isNotEmpty()
        .allSatisfy(
            sent -> {
              assertThat(sent.to()).isEqualTo(Council.BACKUP_MAILBOX);
              assertThat(sent.source()).doesNotContain("999000", "EXAMPLE", "Nurseone");
            });
  }

  @Test
  void an_empty_notification_is_a_heartbeat_with_a_time() {
    standIn.deliver(ASN, sample("/cpis/05-AccessToServiceNotification-empty.xml"));

    tick();

    assertThat(freshness()).contains("heartbeat").doesNotContain("notification");
    assertThat(council.strings("select last_heartbeat_at is not null from feed"))
        .containsExactly("t");
    assertThat(health.call().getStatus().name()).isEqualTo("UP");
    clock.advance(Duration.ofHours(27));
    assertThat(health.call().getStatus().name()).isEqualTo("DOWN");
  }

  @Test
  void messages_of_other_workflows_are_left_alone() {
    String other = standIn.deliver("PATHOLOGY", "<x/>".getBytes(UTF_8));

    tick();

    assertThat(standIn.statusOf(other)).isEqualTo("ACCEPTED");
    assertThat(council.strings("select id from mailbox_message")).isEmpty();
    assertThat(passedOn()).isEmpty();
  }

  @Test
  void an_unreadable_national_message_is_kept_passed_on_and_told_after_an_hour_once() {
    byte[] broken = "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'><id>".getBytes(UTF_8);
    String id = standIn.deliver(ASN, broken);

    tick();

    assertThat(standIn.statusOf(id)).isEqualTo("ACKNOWLEDGED");
    assertThat(passedOn()).containsExactly(broken);
    assertThat(council.strings("select unreadable from mailbox_message").getFirst())
        .contains("is not well-formed XML");
    clock.advance(Duration.ofMinutes(59));
    tick();
    assertThat(mail.all()).isEmpty();
    clock.advance(Duration.ofMinutes(1));
    tick();
    tick();
    assertThat(mail.all())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.to()).isEqualTo(Council.BACKUP_MAILBOX);
              assertThat(sent.source())
                  .contains("could not be read")
                  .doesNotContain("999000", "urn:hl7-org");
            });
  }

  @Test
  void a_message_for_another_council_is_not_applied() {
    String foreign =
        new String(sample("/cpis/06-InactiveNHSNumber-2.xml"), UTF_8)
            .replace("extension=\"999\"", "extension=\"888\"");

    standIn.deliver("CPIS_INACTIVE", foreign.getBytes(UTF_8));
    tick();

    assertThat(council.strings("select unreadable from mailbox_message").getFirst())
        .contains("another council");
    assertThat(council.strings("select number_key from number_change")).isEmpty();
  }

  @Test
  void a_broken_message_costs_none_of_the_others() {
    standIn.deliver(ASN, "no xml".getBytes(UTF_8));
    standIn.deliver(ASN, sample(NOTIFICATION));

    tick();

    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void a_case_system_that_is_away_keeps_nobody_from_being_told_and_is_not_forgotten()
      throws IOException {
    Files.delete(folder());
    Files.writeString(folder(), "in the way");
    String id = standIn.deliver(ASN, sample(NOTIFICATION));

    assertThatThrownBy(this::tick).hasMessageContaining("steps failed");

    assertThat(council.strings("select id from care_event")).hasSize(3);
    assertThat(standIn.statusOf(id)).isEqualTo("ACCEPTED");
    restoreFolder();
    tick();
    assertThat(passedOn()).containsExactly(sample(NOTIFICATION));
    assertThat(standIn.statusOf(id)).isEqualTo("ACKNOWLEDGED");
    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void a_process_that_died_between_two_steps_goes_on_without_doubling_anything() {
    String id = standIn.deliver(ASN, sample(NOTIFICATION));
    tick();

    for (String forgotten :
        List.of(
            "acknowledged_at = null",
            "acknowledged_at = null, handled_at = null, result = null",
            "acknowledged_at = null, handled_at = null, result = null, passed_on_at = null")) {
      council.execute("update mailbox_message set " + forgotten);
      tick();
      assertThat(council.strings("select id from care_event")).hasSize(3);
      assertThat(passedOn()).hasSize(1);
      assertThat(
              council.strings(
                  "select result from mailbox_message where acknowledged_at is not null"))
          .containsExactly("accepted=3 refused=0");
    }
    assertThat(standIn.statusOf(id)).isEqualTo("ACKNOWLEDGED");
  }

  @Test
  void a_case_system_with_a_mailbox_gets_each_message_once_though_the_answer_is_lost() {
    OpenMailbox beside = beside();
    standIn.deliver(ASN, sample(NOTIFICATION));
    awaiting.await(() -> link.run(beside, new Tally()));
    council.execute("update mailbox_message set passed_on_at = null, acknowledged_at = null");
    awaiting.await(() -> link.run(beside, new Tally()));

    List<Held> passedOn = standIn.sentTo(MeshStandIn.CASE_SYSTEM);
    assertThat(passedOn).hasSize(1);
    assertThat(passedOn.getFirst().workflow()).isEqualTo(ASN);
    assertThat(passedOn.getFirst().unpacked()).isEqualTo(sample(NOTIFICATION));
  }

  @Test
  void MESH_being_away_fails_the_run_and_the_next_one_makes_up_for_it() {
    standIn.deliver(ASN, sample(NOTIFICATION));
    standIn.randomFaults(1, 1.0);

    assertThatThrownBy(this::tick).hasMessageContaining("steps failed");

    standIn.noFaults();
    tick();
    assertThat(council.strings("select id from care_event")).hasSize(3);
  }

  @Test
  void a_mailbox_beside_a_case_system_that_gets_nothing_is_refused() {
    var nowhere = new BesideMailbox(Optional.empty(), Set.of(ASN));
    var settings =
        new TestMailbox("LOCAL01", "local", config.url().orElseThrow(), Optional.of("local"), 100);

    assertThatThrownBy(() -> new Mailboxes(settings.with(config, nowhere), clients).open())
        .hasMessageContaining("set its pass-on-folder or pass-on-mailbox");
  }

  private OpenMailbox beside() {
    return new OpenMailbox(
        "demo",
        new BesideMailbox(Optional.of(MeshStandIn.CASE_SYSTEM), Set.of(ASN)),
        clients.of("demo"));
  }

  private List<String> freshness() {
    return council.strings("select what from link_freshness");
  }

  private void tick() {
    mesh.handleRequest(new ScheduledEvent(), null);
  }

  private Path folder() {
    return config.mailboxes().get("demo").passOnFolder().orElseThrow();
  }

  private void restoreFolder() throws IOException {
    if (Files.isRegularFile(folder())) {
      Files.delete(folder());
    }
    Files.createDirectories(folder());
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private List<byte[]> passedOn() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(CollectTest::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sample(String name) {
    try (InputStream in = CollectTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
