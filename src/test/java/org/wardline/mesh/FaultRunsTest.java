package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.Council;
import org.wardline.TestQueues;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.time.MovableClock;

/**
 * Seeded runs in which any call to MESH may go wrong in any way: unavailable, answered and lost,
 * cut in the middle, closed, doubled, out of order. {@code -Dmesh.fault-runs} sets how many.
 */
@QuarkusTest
class FaultRunsTest {

  private static final int RUNS = Integer.getInteger("mesh.fault-runs", 100);
  private static final int MESSAGES = 2;
  private static final int MOST_TICKS = 60;

  @Inject Council council;
  @Inject MeshStandIn standIn;
  @Inject MovableClock clock;
  @Inject TestQueues queues;
  @Inject MeshClients clients;
  @Inject Link link;
  @Inject Awaiting awaiting;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
    standIn.clear();
    queues.empty("matching");
  }

  @Test
  void whatever_goes_wrong_nothing_is_lost_and_nothing_is_doubled() {
    OpenMailbox mailbox =
        new OpenMailbox(
            "demo",
            new BesideMailbox(Optional.of(MeshStandIn.CASE_SYSTEM), Set.of("CPIS_ASN")),
            clients.of("demo"));
    int failed = 0;
    for (int run = 0; run < RUNS; run++) {
      failed += run(mailbox, run);
    }

    int messages = RUNS * MESSAGES;
    assertThat(failed).as("the faults were felt").isPositive();
    assertThat(council.strings("select id from care_event")).hasSize(messages);
    assertThat(council.strings("select id from mailbox_message where acknowledged_at is not null"))
        .hasSize(messages);
    assertThat(standIn.sentTo(MeshStandIn.COUNCIL))
        .hasSize(messages)
        .allSatisfy(held -> assertThat(held.status()).isEqualTo("ACKNOWLEDGED"));
    List<String> passedOn =
        standIn.sentTo(MeshStandIn.CASE_SYSTEM).stream().map(MeshStandIn.Held::localId).toList();
    assertThat(passedOn).doesNotHaveDuplicates().hasSize(messages);
    queues.empty("matching");
  }

  /** Delivers some messages and runs until all is done; answers how many steps failed. */
  private int run(OpenMailbox mailbox, int seed) {
    for (int i = 0; i < MESSAGES; i++) {
      standIn.deliver("CPIS_ASN", notification(seed * MESSAGES + i));
    }
    standIn.randomFaults(seed, 0.25);
    int failed = 0;
    for (int tick = 0; tick < MOST_TICKS && (tick == 0 || isUnfinished(seed)); tick++) {
      var tally = new Tally();
      awaiting.await(() -> link.run(mailbox, tally));
      failed += tally.failures();
      clock.advance(Duration.ofMinutes(5));
    }
    standIn.noFaults();
    return failed;
  }

  private boolean isUnfinished(int seed) {
    String done = "select id from mailbox_message where acknowledged_at is not null";
    return council.strings(done).size() < (seed + 1) * MESSAGES;
  }

  private static byte[] notification(int number) {
    String empty =
        new String(CollectTest.sample("/cpis/05-AccessToServiceNotification-empty.xml"), UTF_8);
    String access =
        """
        <pertinentInformation1><pertinentCP-ISRecordAccess><pertinentInformation2><pertinentCP-ISNHSQuery>
        <effectiveTime value="20260310090000+0000"/><id root="7D616840-AE1A-11DB-973A-%012X"/>
        <author><COCT_TP145102GB01.AssignedAuthor><representedOrganization>
        <id root="2.16.840.1.113883.2.1.3.2.4.19.1" extension="RXX01"/>
        </representedOrganization></COCT_TP145102GB01.AssignedAuthor></author>
        <queryByParameter><person.id><value root="2.16.840.1.113883.2.1.4.1" extension="9990000018"/></person.id>
        </queryByParameter></pertinentCP-ISNHSQuery></pertinentInformation2></pertinentCP-ISRecordAccess>
        </pertinentInformation1>
        """
            .formatted(number);
    return empty
        .replace("<primaryInformationRecipient>", access + "<primaryInformationRecipient>")
        .getBytes(UTF_8);
  }
}
