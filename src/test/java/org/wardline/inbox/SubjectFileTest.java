package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;

/** The file of everything that is held of a child, for whoever it is about. */
@QuarkusTest
class SubjectFileTest {
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String FARAH = "00000999-0000-4000-8002-000000000006";
  private static final LocalDate BORN = LocalDate.of(2015, 3, 4);

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private static String file(String keeper) {
    Browser browser = Browser.signedInAs(keeper);
    return browser.get("/register/children/" + ALEX + "/export.txt").asString();
  }

  private UUID arrived() {
    return day.happened(
        AcceptedEvents.event(
            "9990000018", BORN, Kind.ARRIVAL, day.now().minus(Duration.ofMinutes(5))));
  }

  @Test
  void it_holds_what_happened_who_was_told_what_they_wrote_and_who_has_looked() {
    String page = "/notifications/" + arrived();
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
    amira.post(page + "/acknowledgement", Map.of());
    amira.get(page);
    amira.post(page + "/hand-over", Map.of("successor", FARAH, "message", "I am in court."));
    Browser farah = Browser.signedInAs("demo-farah-quill");
    farah.get(page);
    farah.post(page + "/acknowledgement", Map.of());
    farah.get(page);
    farah.post(page + "/outcome", Map.of("outcome", "VISIT_PLANNED", "note", "Rang\r\nthe ward."));
    Browser ben = Browser.signedInAs("demo-ben-hollis");
    ben.get("/children");
    ben.post("/children/" + ALEX, Map.of("reason", "The school rang about a cousin"));
    ben.get("/children");
    ben.post("/children/search", Map.of("text", "L-1001", "reason", "A cousin of the same name"));
    sent();

    String reference = day.query("select reference from notification").getFirst();
    assertThat(file("demo-oli-tarn"))
        .contains("Name: Alex Exampleone", "Date of birth: 4 March 2015", "NHS number: 9990000018")
        .contains("The council’s own id: L-1001", "Child protection plan since 15 January 2026")
        .contains("Amira Stone, Northvale Locality Team, since")
        .contains("Notification " + reference + ", concluded", "Outcome: Visit planned")
        .contains(
            "What happened, Tuesday 10 March 2026, 09:55: Arrival. Where: Example General Hospital"
                + " (RXX01). Setting: Emergency department. Who reported it: Nina Nurseone, Nurse.")
        .contains("Told: allocated social worker Amira Stone by desktop, Duty & Advice by e-mail.")
        .contains("Amira Stone said “I have seen this” and holds it.")
        .contains("Amira Stone handed it over to Farah Quill. They wrote: “I am in court.”")
        .contains("Farah Quill recorded the outcome: Visit planned. They wrote: “Rang the ward.”")
        .contains("Ben Hollis. Reason: “The school rang about a cousin”.")
        .contains("Ben Hollis. Reason: “A cousin of the same name”.")
        .contains("Amira Stone, viewed: the child’s record")
        .contains("In file 7, sent on Tuesday 10 March 2026, 10:00: CP-IS has taken it over.")
        .contains("recorded by a file of the council: given name: Alex")
        .doesNotContain("Bobbie", "VISIT_PLANNED", "CPP", "CPR", "null", "00000999", "T10:");
    assertThat(
            day.query("select subject from audit_entry where action = 'exported for its subject'"))
        .containsExactly("child:" + ALEX);
  }

  private void sent() {
    day.change(
        """
        insert into upload (id, authority_id, sequence, records, full_content, body, state, made_at, sent_at)
        values ('00000999-0000-4000-8008-000000000001', '999', 7, 1, false, '', 'answered', ?, ?)""",
        day.now(),
        day.now());
    day.change(
        """
        insert into upload_record (upload_id, position, authority_id, child_id, content_key, code)
        values ('00000999-0000-4000-8008-000000000001', 1, '999', cast(? as uuid), '', 'CPR06')""",
        ALEX);
  }

  @Test
  void of_a_message_that_may_be_about_somebody_else_it_says_only_that_it_was_looked_at() {
    day.change(
        """
        insert into review (id, authority_id, care_event_id, reason, candidates, details, opened_at)
        values (gen_random_uuid(), '999', gen_random_uuid(), 'likely', array[cast(? as uuid)], '', ?)""",
        ALEX,
        day.now());

    assertThat(file("demo-oli-tarn"))
        .contains("Since Tuesday 10 March 2026, 10:00: nobody has decided yet whether it is about");
    day.change("update review set state = 'decided', decision = 'none', decided_at = ?", day.now());
    assertThat(file("demo-oli-tarn")).contains("that it is not about the child.");
  }

  @Test
  void what_was_withdrawn_as_another_childs_is_not_in_it() {
    String page = "/notifications/" + arrived();
    String reference = day.query("select reference from notification").getFirst();
    assertThat(file("demo-oli-tarn")).contains(reference);
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get(page);
    amira.post(page + "/outcome", Map.of("outcome", "WRONG_CHILD", "confirmed", "yes"));

    assertThat(file("demo-oli-tarn")).doesNotContain(reference, "Nina Nurseone");
  }

  @Test
  void of_a_restricted_child_it_is_its_keepers_and_names_neither_them_nor_who_is_barred() {
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select cast(? as uuid), '999', id, ? from worker where name = 'Ben Hollis'""",
        ALEX,
        day.now());
    day.change(
        """
        insert into legal_hold (child_id, authority_id, reason, placed_by, placed_at)
        select cast(? as uuid), '999', 'order 7', id, ? from worker where name = 'Oli Tarn'""",
        ALEX,
        day.now());
    day.change(
        """
        update child set restricted = true,
          custodian_id = (select id from worker where name = 'Morgan Reeve'),
          deputy_id = (select id from worker where name = 'Nadia Orme')
        where id = cast(? as uuid)""",
        ALEX);
    arrived();
    String reference = day.query("select reference from notification").getFirst();

    assertThat(file("demo-oli-tarn")).doesNotContain("Exampleone", reference);
    assertThat(file("demo-morgan-reeve"))
        .contains(reference, "Restricted: two people", "“order 7”: Oli Tarn said so")
        .contains("Somebody of the council may not know of the child, since Tuesday 10 March 2026")
        .doesNotContain("Nadia Orme", "Ben Hollis");
    day.change("update child set restricted = false, custodian_id = null, deputy_id = null");
    assertThat(file("demo-oli-tarn")).contains("Exampleone").doesNotContain(reference);
  }

  @Test
  void a_long_trail_is_in_it_to_its_end() {
    day.change(
        """
        insert into audit_entry (id, authority_id, at, actor, action, subject)
        select gen_random_uuid(), '999', timestamptz '2018-01-01 12:00Z' + i / 2 * interval '1 day',
          'worker:00000999-0000-4000-8002-000000000001', 'planted ' || i / 2, 'child:%s'
        from generate_series(2, 2501) i"""
            .formatted(ALEX));

    assertThat(file("demo-oli-tarn"))
        .contains("planted 1: the child’s record (2 times that day)")
        .contains("planted 1250: the child’s record (2 times that day)");
  }
}
