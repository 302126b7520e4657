package org.wardline.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.TestQueues;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Kind;

/**
 * What happens in the year besides visits and answers: somebody leaves, is barred or loses a role,
 * children get another worker, one is restricted for a while, hospitals take events back or admit
 * who was only looked up, and mail bounces. All on days that are fixed, with children of their own.
 */
@Singleton
class Happenings {
  static final UUID COLLEAGUE = Council.id("colleague");
  static final UUID LEAVER = Council.id("leaver");
  static final UUID FORMER = Council.SECOND_EDS;

  /** From then on {@link #FORMER} has no role that answers, and stays on the rota. */
  static final Instant ROLE_TAKEN = at("2026-11-02T12:00:00Z");

  /** About so many visits belong to it. */
  static final int VISITS = 24;

  private static final int FIRST_NUMBER = 40_000;
  private static final Duration A_WHILE = Duration.ofMinutes(40);

  private final Council council;
  private final AcceptedEvents accepted;
  private final TestQueues queues;
  private final List<Child> children = new ArrayList<>();
  private MailSink relay;
  private Agenda agenda;
  private Runnable staffChanges;

  Happenings(Council council, AcceptedEvents accepted, TestQueues queues) {
    this.council = council;
    this.accepted = accepted;
    this.queues = queues;
  }

  private record Child(UUID id, String nhsNumber, String localId) {
    private CareEvent event(Kind kind, Instant at) {
      return kind == Kind.ACCESS
          ? AcceptedEvents.access(nhsNumber, localId, at)
          : AcceptedEvents.event(nhsNumber, SimulatedYear.BORN, kind, at);
    }
  }

  /** Mail goes over this relay. */
  Happenings over(MailSink taking) {
    relay = taking;
    return this;
  }

  /** Who signs in again after a change of the staff is somebody else: the runnable says so. */
  void plan(Agenda all, Runnable whenStaffChanges) {
    agenda = all;
    staffChanges = whenStaffChanges;
    children.clear();
    council.worker(COLLEAGUE, Council.LOCALITY, "worker");
    council.worker(LEAVER, Council.LOCALITY, "worker");
    absencesBegin();
    morningsOfAnAbsence();
    somebodyIsBarred();
    somebodyLeaves();
    somebodyIsAllocatedToAnother();
    somebodyIsRestricted();
    aRoleIsTaken();
    eventsAreTakenBack();
    mailBounces();
  }

  /** The next tick of the minute takes away what they hold. */
  private void absencesBegin() {
    for (String day : List.of("2026-02-16", "2026-08-03", "2026-08-10")) {
      changes(at(day + "T00:00:00Z"), () -> {});
    }
  }

  /** The night has been called out for an hour when the office opens, and who is asked is away. */
  private void morningsOfAnAbsence() {
    for (int day : List.of(16, 18, 19)) {
      happens(child(), Kind.ACCESS, at("2026-02-%dT07:45:00Z".formatted(day)));
    }
  }

  private void somebodyIsBarred() {
    Child child = child();
    Instant from = at("2026-06-01T08:00:00Z");
    changes(
        from,
        () ->
            council.execute(
                "insert into child_bar (child_id, authority_id, worker_id, recorded_at) values (?, ?, ?, ?)",
                child.id(),
                Council.AUTHORITY,
                Council.DUTY,
                from));
    happens(child, Kind.ARRIVAL, at("2026-06-02T09:10:00Z"));
    happens(child, Kind.ARRIVAL, at("2026-06-16T14:30:00Z"));
  }

  /** On the day itself, and before the register knows. */
  private void somebodyLeaves() {
    Instant last = at("2026-05-14T11:00:00Z");
    for (String day : List.of("14T09:00", "14T10:50", "15T09:30")) {
      Child child = child();
      allocate(child, LEAVER, at("2026-01-02T00:00:00Z"));
      allocate(child, COLLEAGUE, at("2026-05-19T09:00:00Z"));
      happens(child, Kind.ACCESS, at("2026-05-%s:00Z".formatted(day)));
    }
    changes(
        last, () -> council.execute("update worker set left_at = ? where id = ?", last, LEAVER));
  }

  /** Between the access and the admission. */
  private void somebodyIsAllocatedToAnother() {
    for (String day : List.of("2026-03-11", "2026-07-08")) {
      Child child = child();
      happens(child, Kind.ACCESS, at(day + "T09:00:00Z"));
      allocate(child, COLLEAGUE, at(day + "T12:00:00Z"));
      happens(child, Kind.ADMISSION, at(day + "T13:30:00Z"));
    }
  }

  /** Those who were told before see nothing more of it, also when its sender takes it back. */
  private void somebodyIsRestricted() {
    Instant from = at("2026-09-01T13:00:00Z");
    for (Duration before : List.of(Duration.ofMinutes(2), Duration.ofMinutes(20))) {
      Child child = child();
      happens(child, Kind.ARRIVAL, from.minus(before), before.plusMinutes(3));
      changes(from, () -> restrict(child));
      happens(child, Kind.ACCESS, at("2026-09-10T02:00:00Z"));
      changes(at("2026-10-01T09:00:00Z"), () -> lift(child));
    }
  }

  private void restrict(Child child) {
    council.execute(
        "update child set restricted = true, custodian_id = ?, deputy_id = ? where id = ?",
        Council.CUSTODIAN,
        Council.DEPUTY,
        child.id());
  }

  private void lift(Child child) {
    council.execute(
        "update child set restricted = false, custodian_id = null, deputy_id = null where id = ?",
        child.id());
  }

  private void aRoleIsTaken() {
    changes(
        ROLE_TAKEN, () -> council.execute("delete from worker_role where worker_id = ?", FORMER));
  }

  /** Something of the register or the staff, and the next tick of the minute. */
  private void changes(Instant at, Runnable change) {
    agenda.add(
        at,
        () -> {
          change.run();
          staffChanges.run();
          queues.tick("escalation");
        });
  }

  private void eventsAreTakenBack() {
    for (String day : List.of("02-11T11:00", "04-22T20:15")) {
      happens(child(), Kind.ARRIVAL, at("2026-%s:00Z".formatted(day)), A_WHILE);
    }
  }

  /**
   * The relay says so twice, as some do; each time of the newest mail about an open notification.
   */
  private void mailBounces() {
    for (String day : List.of("01-20", "03-24", "04-28", "10-20")) {
      Instant arrives = at("2026-%sT08:50:00Z".formatted(day));
      happens(child(), Kind.ARRIVAL, arrives);
      List<String> bounced = new ArrayList<>();
      Instant duty = arrives.plus(Duration.ofMinutes(121));
      agenda.add(duty, () -> relay.taken().reversed().stream().limit(1).forEach(bounced::add));
      for (Duration wait : List.of(Duration.ofMinutes(1), Duration.ofMinutes(5))) {
        agenda.add(duty.plus(wait), () -> bounced.forEach(this::handIn));
      }
    }
  }

  private void happens(Child child, Kind kind, Instant at) {
    agenda.add(at, () -> matched(accepted.store(child.event(kind, at))));
  }

  /** The sender takes it back after that time. */
  private void happens(Child child, Kind kind, Instant at, Duration until) {
    List<UUID> sent = new ArrayList<>();
    agenda.add(
        at,
        () -> {
          sent.add(accepted.store(child.event(kind, at)));
          matched(sent.getFirst());
        });
    agenda.add(
        at.plus(until),
        () -> {
          UUID cancellation = accepted.store(child.event(kind, at.plus(until)));
          council.execute(
              "update care_event set cancels = ? where id = ?", sent.getFirst(), cancellation);
          matched(cancellation);
        });
  }

  private void matched(UUID event) {
    queues.put("matching", AcceptedEvents.announcing(event));
    queues.drain("matching");
  }

  private void allocate(Child child, UUID worker, Instant from) {
    agenda.add(
        from,
        () -> {
          council.execute(
              "update allocation set until_at = ? where child_id = ? and until_at is null",
              from,
              child.id());
          council.execute(
              """
              insert into allocation (id, authority_id, child_id, worker_id, team_id, from_at, recorded_at)
              values (gen_random_uuid(), ?, ?, ?, ?, ?, ?)
              """,
              Council.AUTHORITY,
              child.id(),
              worker,
              Council.LOCALITY,
              from,
              from);
        });
  }

  private Child child() {
    int index = FIRST_NUMBER + children.size();
    String number = InventedNumbers.of(index);
    Child born =
        new Child(council.child(number, "L-" + index, SimulatedYear.BORN), number, "L-" + index);
    children.add(born);
    return born;
  }

  private void handIn(String messageId) {
    String report =
        """
        From: MAILER-DAEMON@relay.exampleshire.example
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="AbC"

        --AbC
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.exampleshire.example

        Action: failed
        Status: 5.1.1

        --AbC
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --AbC--
        """
            .formatted(messageId);
    RestAssured.given()
        .baseUri(ConfigProvider.getConfig().getValue("test.url", String.class))
        .header("authorization", "Bearer " + OwnRelay.BOUNCES_TOKEN)
        .contentType("message/rfc822")
        .body(report.replace("\n", "\r\n").getBytes(UTF_8))
        .post("/receipts/bounces")
        .then()
        .statusCode(204);
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }
}
