package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.wardline.formats.cpis.Samples.AUTHOR;
import static org.wardline.formats.cpis.Samples.CHILD;
import static org.wardline.formats.cpis.Samples.ID;
import static org.wardline.formats.cpis.Samples.TIME;
import static org.wardline.formats.cpis.Samples.notification;
import static org.wardline.formats.cpis.Samples.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;
import org.wardline.formats.Refusal;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.Author.NominatedPerson;
import org.wardline.formats.cpis.Author.SystemAuthor;

class AccessNotificationReaderTest {

  private final AccessNotificationReader reader = new AccessNotificationReader(1_000_000);

  @Test
  void the_sample_is_read_in_full() {
    var read = reader.read(Samples.bytes(Samples.TWO_CHILDREN));

    assertThat(read.messageId()).contains("7D6F23E0-AE1A-11DB-8707-B18E1E0994EF");
    assertThat(read.sentAt()).contains(Instant.parse("2026-03-03T05:00:00Z"));
    assertThat(read.council()).contains("999");
    assertThat(read.isHeartbeat()).isFalse();
    assertThat(read.refused()).isEmpty();
    assertThat(read.findings()).isEmpty();
    assertThat(read.recordAccesses())
        .extracting(RecordAccess::position, RecordAccess::uploadFile)
        .containsExactly(tuple(1, Optional.of("42")), tuple(2, Optional.of("42")));
    assertThat(read.recordAccesses().getFirst().queries()).containsExactly(byNurse(), byDoctor());
    assertThat(read.recordAccesses().getLast().queries()).containsExactly(bySystem());
  }

  private static Query byNurse() {
    return new Query(
        0,
        "7D616840-AE1A-11DB-973A-B18E1E0994C1",
        Instant.parse("2026-03-02T23:15:00Z"),
        new AssignedAuthor(
            Optional.of("R8001"),
            Optional.of("Nurse Access Role"),
            Optional.of("200000000001"),
            Optional.of("200000000001"),
            Optional.of("Nina Nurseone"),
            new Organisation("RXX01", Optional.of("EXAMPLE GENERAL HOSPITAL"))),
        Optional.of(new NhsNumber("9990000018")),
        Optional.of(new LocalId("L-1001", Optional.of("999"))),
        List.of());
  }

  private static Query byDoctor() {
    return new Query(
        1,
        "7D616840-AE1A-11DB-973A-B18E1E0994C2",
        Instant.parse("2026-03-03T01:30:00Z"),
        new AssignedAuthor(
            Optional.of("R8000"),
            Optional.of("Clinical Practitioner Access Role"),
            Optional.of("200000000002"),
            Optional.of("200000000002"),
            Optional.of("Omar Doctortwo"),
            new Organisation("RXX02", Optional.of("EXAMPLE WALK-IN CENTRE"))),
        Optional.of(new NhsNumber("9990000018")),
        Optional.of(new LocalId("L-1001", Optional.of("999"))),
        List.of());
  }

  private static Query bySystem() {
    return new Query(
        2,
        "7D616840-AE1A-11DB-973A-B18E1E0994C3",
        Instant.parse("2026-03-03T02:05:00Z"),
        new SystemAuthor(
            Optional.of("200000000999"),
            new Organisation("RXX", Optional.of("EXAMPLE AMBULANCE SERVICE NHS TRUST")),
            List.of()),
        Optional.of(new NhsNumber("9990000034")),
        Optional.of(new LocalId("L-1003", Optional.of("999"))),
        List.of());
  }

  @Test
  void an_empty_notification_is_a_heartbeat() {
    var read = reader.read(Samples.bytes(Samples.EMPTY));

    assertThat(read.isHeartbeat()).isTrue();
    assertThat(read.council()).contains("999");
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void a_record_access_that_says_it_is_nil_is_none() {
    String nil =
        Samples.text(Samples.EMPTY)
            .replace(
                "<primaryInformationRecipient>",
                "<pertinentInformation1 xsi:nil='true'/><primaryInformationRecipient>");

    assertThat(reader.read(nil.getBytes(UTF_8)).isHeartbeat()).isTrue();
  }

  @Test
  void a_system_may_name_the_persons_it_acted_for() {
    String author =
        "<author><COCT_TP145104GB01.System><id root='1.2.826.0.1285.0.2.0.107' extension='D1'/>"
            + "<indirectAuthority><superiorAssignedEntity>"
            + "<code code='R8003' displayName='Admin Role'/>"
            + "<assignedPerson><name>Ada <!-- x -->Adminone</name></assignedPerson>"
            + "</superiorAssignedEntity></indirectAuthority>"
            + "<maintainingOrganization><id extension='rxx 03'/></maintainingOrganization>"
            + "</COCT_TP145104GB01.System></author>";

    assertThat(only(TIME + ID + author + CHILD).author())
        .isEqualTo(
            new SystemAuthor(
                Optional.of("D1"),
                new Organisation("RXX03", Optional.empty()),
                List.of(
                    new NominatedPerson(
                        Optional.of("R8003"),
                        Optional.of("Admin Role"),
                        Optional.of("Ada Adminone")))));
  }

  @Test
  void a_query_that_is_no_event_is_refused_by_itself_and_the_others_go_on() {
    var read =
        read(
            ID + AUTHOR + CHILD,
            TIME + ID + AUTHOR + CHILD,
            "<effectiveTime value='yesterday'/>" + ID + AUTHOR + CHILD,
            TIME + ID + CHILD,
            TIME + ID + AUTHOR,
            TIME + ID + AUTHOR + person("9990000019", ""));

    assertThat(read.queries()).extracting(Query::index).containsExactly(1);
    assertThat(read.refused())
        .containsExactly(
            new Refusal(0, "record access 1, query 1", "no time of access"),
            new Refusal(2, "record access 1, query 3", "the time of access cannot be read"),
            new Refusal(3, "record access 1, query 4", "no organisation code"),
            new Refusal(4, "record access 1, query 5", "neither a valid NHS number nor a local id"),
            new Refusal(
                5, "record access 1, query 6", "neither a valid NHS number nor a local id"));
  }

  @Test
  void a_record_access_without_a_query_is_refused_by_itself() {
    var read = read();

    assertThat(read.refused()).containsExactly(new Refusal(0, "record access 1", "no query"));
    assertThat(read.isHeartbeat()).isFalse();
  }

  @Test
  void an_NHS_number_with_a_wrong_check_digit_counts_as_unknown() {
    var query = only(TIME + ID + AUTHOR + person("9990000019", "L-1001"));

    assertThat(query.nhsNumber()).isEmpty();
    assertThat(query.localId()).contains(new LocalId("L-1001", Optional.of("999")));
    assertThat(query.findings())
        .containsExactly(
            new Finding(
                "person.id", "check-digit", "The NHS number is not valid and counts as unknown."));
  }

  @Test
  void an_NHS_number_with_spaces_is_read() {
    assertThat(only(TIME + ID + AUTHOR + person("999 000 0018", "")).nhsNumber())
        .contains(new NhsNumber("9990000018"));
  }

  @Test
  void a_time_of_access_without_minutes_is_accepted_with_a_finding() {
    var query = only("<effectiveTime value='20260702'/>" + ID + AUTHOR + CHILD);

    assertThat(query.at()).isEqualTo("2026-07-01T23:00:00Z");
    assertThat(query.findings()).extracting(Finding::code).containsExactly("imprecise-time");
  }

  @Test
  void a_missing_id_is_derived_and_the_same_each_time() {
    var first = only(TIME + AUTHOR + CHILD);
    var again = only(TIME + AUTHOR + CHILD);
    var other = only(TIME + AUTHOR + person("9990000034", "L-1003"));

    assertThat(first.findings()).extracting(Finding::code).containsExactly("missing-id");
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
  }

  @Test
  void an_id_is_compared_without_regard_to_case() {
    assertThat(only(TIME + ID.replace('D', 'd') + AUTHOR + CHILD).id())
        .isEqualTo("7D616840-AE1A-11DB-973A-B18E1E0994C1");
  }

  @Test
  void an_id_that_is_no_UUID_is_kept_with_a_finding() {
    var query = only(TIME + "<id root='q-17'/>" + AUTHOR + CHILD);

    assertThat(query.id()).isEqualTo("Q-17");
    assertThat(query.findings()).extracting(Finding::code).containsExactly("not-a-uuid");
  }

  @Test
  void a_query_given_twice_is_taken_once() {
    var read = read(TIME + ID + AUTHOR + CHILD, TIME + ID + AUTHOR + CHILD);

    assertThat(read.queries()).hasSize(1);
    assertThat(read.findings())
        .containsExactly(
            new Finding(
                "record access 1, query 2", "repeated-id", "The same query was given twice."));
  }

  @Test
  void an_id_shared_by_two_children_costs_neither() {
    var read =
        read(
            TIME + ID + AUTHOR + CHILD,
            TIME + ID + AUTHOR + person("9990000034", "L-1003"),
            TIME + ID + AUTHOR + person("9990000034", "L-1003"));

    assertThat(read.queries())
        .extracting(Query::nhsNumber)
        .containsExactly(
            Optional.of(new NhsNumber("9990000018")), Optional.of(new NhsNumber("9990000034")));
    assertThat(read.queries()).extracting(Query::id).doesNotHaveDuplicates();
    assertThat(read.queries().getLast().findings())
        .extracting(Finding::code)
        .containsExactly("shared-id");
    assertThat(read.findings()).extracting(Finding::code).containsExactly("repeated-id");
  }

  @Test
  void a_total_that_is_wrong_or_no_number_is_a_finding() {
    for (String total : List.of("7", "-1", "many", "")) {
      String message =
          Samples.text(Samples.TWO_CHILDREN)
              .replace("<value value=\"2\"/>", "<value value=\"" + total + "\"/>");
      var read = reader.read(message.getBytes(UTF_8));

      assertThat(read.queries()).hasSize(3);
      assertThat(read.findings()).extracting(Finding::code).containsExactly("wrong-total");
    }
  }

  @Test
  void a_message_without_its_own_id_time_and_council_is_read_with_findings() {
    String message =
        "<CP-ISAccessToServiceNotification xmlns='urn:hl7-org:v3'><pertinentInformation>"
            + "<pertinentTotalReturnedRecords><value value='0'/></pertinentTotalReturnedRecords>"
            + "</pertinentInformation></CP-ISAccessToServiceNotification>";

    assertThat(reader.read(message.getBytes(UTF_8)).findings())
        .extracting(Finding::field)
        .containsExactly("id", "effectiveTime", "representedSourceOrganization");
  }

  @Test
  void elements_of_other_namespaces_and_unknown_elements_are_skipped() {
    var query =
        only(
            TIME
                + "<x:effectiveTime xmlns:x='urn:other' value='1999'/>"
                + "<unknown><id root='wrong'/><![CDATA[ <id/> ]]></unknown>"
                + ID
                + AUTHOR
                + CHILD);

    assertThat(query.at()).isEqualTo("2026-03-02T23:15:00Z");
    assertThat(query.id()).isEqualTo("7D616840-AE1A-11DB-973A-B18E1E0994C1");
  }

  @Test
  void records_of_a_message_do_not_print_what_they_hold() {
    String printed = reader.read(Samples.bytes(Samples.TWO_CHILDREN)).toString();

    assertThat(printed)
        .doesNotContain("99900000", "L-100", "Nurseone", "HOSPITAL", "RXX", "20000000");
  }

  private AccessNotification read(String... queries) {
    return reader.read(notification(queries).getBytes(UTF_8));
  }

  private Query only(String query) {
    var read = read(query);
    assertThat(read.refused()).isEmpty();
    assertThat(read.queries()).hasSize(1);
    return read.queries().getFirst();
  }
}
