package org.wardline.inbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.inbox.WritesMatrixTest.Reader.ALLOCATED;
import static org.wardline.inbox.WritesMatrixTest.Reader.AUDITOR;
import static org.wardline.inbox.WritesMatrixTest.Reader.CUSTODIAN;
import static org.wardline.inbox.WritesMatrixTest.Reader.DUTY;
import static org.wardline.inbox.WritesMatrixTest.Reader.EDS;
import static org.wardline.inbox.WritesMatrixTest.Reader.MANAGER;
import static org.wardline.inbox.WritesMatrixTest.Reader.OPERATOR;
import static org.wardline.inbox.WritesMatrixTest.Reader.REGISTER_KEEPER;
import static org.wardline.inbox.WritesMatrixTest.Reader.ROTA_KEEPER;
import static org.wardline.inbox.WritesMatrixTest.Reader.WORKER;
import static org.wardline.messages.CareEvent.Kind.ARRIVAL;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.TestQueues;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.local.trigger.LocalTrigger;
import org.wardline.platform.sealing.Sealing;

/** Role × form: whoever may not send a form finds none, and nothing changes by it. */
@QuarkusTest
class WritesMatrixTest {
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String BOBBIE = "00000999-0000-4000-8004-000000000002";
  private static final String INDIGO = "00000999-0000-4000-8004-000000000009";
  private static final String ERIN = "00000999-0000-4000-8002-000000000005";
  private static final String GARETHS = "00000999-0000-4000-8004-000000000001";
  private static final String GARETH = "00000999-0000-4000-8002-000000000007";
  private static final String UNA = "00000999-0000-4000-8002-0000000000aa";
  private static final String ROW = "00000999-0000-4000-8007-0000000000bb";

  /** Who gets back what they wrote reads the page by that, which is recorded. */
  private static final int GIVEN_BACK = 409;

  /** Whoever a browser is, these are answered: they begin and end a session. */
  private static final List<String> OF_SESSIONS = List.of("/continuity", "/sign-in", "/sign-out");

  /** One of each role, and of workers one of each relation to the child. */
  enum Reader {
    ALLOCATED("demo-amira-stone"),
    WORKER("demo-ben-hollis"),
    CUSTODIAN("demo-morgan-reeve"),
    DUTY("demo-farah-quill"),
    EDS("demo-idris-vane"),
    MANAGER("demo-dev-marlow"),
    REGISTER_KEEPER("demo-oli-tarn"),
    ROTA_KEEPER("demo-tess-ingle"),
    AUDITOR("demo-ruth-ames"),
    OPERATOR("demo-pia-lowe");

    private final String subject;

    Reader(String subject) {
      this.subject = subject;
    }
  }

  /**
   * A form as it is sent.
   *
   * @param fields as {@code name=value&name=value}, or {@code file} and its kind, as they are then
   * @param may who may send it, and does so in their order
   * @param inVain who has the form, but not of this row: they come back to their page, or get back
   *     what they wrote
   */
  private record Form(
      String address, Supplier<String> fields, Set<Reader> may, Set<Reader> inVain) {
    private Form inVainFor(Reader... others) {
      return new Form(address, fields, may, Set.of(others));
    }

    private Set<Reader> mayNot() {
      Set<Reader> others = EnumSet.allOf(Reader.class);
      others.removeAll(may);
      return others;
    }

    private Response sentBy(Browser browser) {
      String sent = fields.get();
      return sent.startsWith("file ")
          ? browser.upload(address, sent.substring(5), "")
          : browser.post(address, asMap(sent));
    }

    private static Map<String, String> asMap(String sent) {
      return Stream.of(sent.split("&", -1))
          .filter(field -> !field.isEmpty())
          .collect(
              Collectors.toMap(
                  field -> field.substring(0, field.indexOf('=')),
                  field -> field.substring(field.indexOf('=') + 1)));
    }

    private boolean isRefused(Reader reader, int status) {
      return inVain.contains(reader)
          ? status == 303 || status == GIVEN_BACK
          : status == 403 || status == 404;
    }
  }

  @Inject DemoDay day;
  @Inject TestQueues queues;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;
  @Inject LocalTrigger trigger;

  @BeforeEach
  void begin() {
    day.begin();
  }

  /** What was begun by the forms goes on in no other test. */
  @AfterEach
  void leaveNothing() {
    trigger.scan("loading");
    queues.empty("matching");
    queues.empty("dispatch");
    queues.takeDeadLetters("matching");
  }

  @Test
  void whoever_may_not_send_a_form_finds_none_and_changes_nothing() {
    List<Form> forms = forms();
    Map<Reader, Browser> browsers = new EnumMap<>(Reader.class);
    for (Reader reader : Reader.values()) {
      browsers.put(reader, signedInAs(reader.subject));
    }

    assertThat(Routes.ofFormsWithoutOneOf(forms.stream().map(Form::address).toList()))
        .as("forms that are not in the matrix")
        .isEqualTo(OF_SESSIONS);
    List<String> wrong = new ArrayList<>();
    for (Form form : forms) {
      List<String> before = rows("true");
      Set<String> recorded = new HashSet<>();
      for (Reader reader : form.mayNot()) {
        int status = form.sentBy(browsers.get(reader)).statusCode();
        if (status == GIVEN_BACK) {
          recorded.add(" changed audit_entry");
        }
        if (!form.isRefused(reader, status)) {
          wrong.add("%s by %s: %d".formatted(form.address(), reader, status));
        }
      }
      changedSince(before, rows("true")).stream()
          .filter(table -> !recorded.contains(table))
          .forEach(table -> wrong.add(form.address() + table));
      for (Reader reader : form.may()) {
        int status = form.sentBy(browsers.get(reader)).statusCode();
        if (!Set.of(200, 303, 400, GIVEN_BACK).contains(status)) {
          wrong.add("%s not by %s: %d".formatted(form.address(), reader, status));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void who_has_every_role_in_another_council_changes_nothing_of_this_one() {
    List<Form> forms = forms();
    day.change(
        """
        insert into worker_role
        select id, authority_id, unnest(array['worker', 'register_keeper', 'rota_keeper', 'auditor', 'operator'])
        from worker where sign_in = 'demo-quentin-hale'""");
    Browser quentin = signedInAs("demo-quentin-hale");

    List<String> wrong = new ArrayList<>();
    for (Form form : forms) {
      List<String> before = rows("authority_id is distinct from '998'");
      form.sentBy(quentin);
      changedSince(before, rows("authority_id is distinct from '998'"))
          .forEach(table -> wrong.add(form.address() + table));
    }
    assertThat(wrong).isEmpty();
  }

  private static Browser signedInAs(String subject) {
    Browser browser = Browser.signedInAs(subject);
    browser.get("/rota");
    return browser;
  }

  private static List<String> changedSince(List<String> before, List<String> after) {
    return after.stream()
        .filter(table -> !before.contains(table))
        .map(table -> " changed " + table.substring(0, table.indexOf(' ')))
        .toList();
  }

  /** Every table with a digest of its rows: of those that are no council's all, else these. */
  private List<String> rows(String condition) {
    String each =
        day
            .query(
                """
                select format('select %L || '' '' || coalesce(md5(string_agg(x, '''' order by x)), '''')
                  from (select cast(t as text) as x from %I t where %s) t', c.relname, c.relname,
                  case when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'authority_id')
                    then $$CONDITION$$ else 'true' end)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                where c.relkind = 'r'"""
                    .replace("CONDITION", condition))
            .stream()
            .collect(joining(" union all "));
    return day.query(each);
  }

  /** Each of a row that is there, so that it is the reader alone who is refused. */
  private List<Form> forms() {
    return Stream.of(ofNotifications(), ofChildren(), ofRota(), ofRegister(), ofDesk())
        .flatMap(forms -> forms)
        .toList();
  }

  private static Form form(String address, String fields, Reader... may) {
    return form(address, () -> fields, may);
  }

  private static Form form(String address, Supplier<String> fields, Reader... may) {
    return new Form(address, fields, EnumSet.copyOf(List.of(may)), Set.of());
  }

  private static Form ofAll(String address, String fields) {
    return form(address, fields, Reader.values());
  }

  private Stream<Form> ofNotifications() {
    UUID told = day.accessed("9990000018", "L-1001");
    UUID kept = day.accessed("9990000107", "L-1009");
    day.arrived(AcceptedEvents.event("9990000026", LocalDate.of(2015, 4, 3), ARRIVAL, day.now()));
    String review = day.query("select id from review").getFirst();
    day.change(
        """
        insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, channel, state,
          due_at, announced_at, planned_at)
        select cast(? as uuid), '999', cast(? as uuid), 1, 'file', 'file', gen_random_uuid(), 'case_system', 'failed',
          now(), now(), now()""",
        ROW,
        told);
    day.change(
        "insert into push_subscription (id, authority_id, worker_id, sealed, subscribed_at)"
            + " select cast(? as uuid), '999', id, 'x', now() from worker where sign_in = ?",
        ROW,
        ALLOCATED.subject);
    String page = "/notifications/" + told;
    return Stream.of(
        ofAll("/notifications", "reference=AAAA-AAAA"),
        form(page + "/hand-over", "successor=" + ERIN + "&message=", ALLOCATED, DUTY, EDS, MANAGER),
        form(page + "/acknowledgement", "", ALLOCATED, DUTY, EDS, MANAGER),
        form("/notifications/" + kept + "/acknowledgement", "", CUSTODIAN),
        form(page + "/outcome", "outcome=NO_FURTHER_ACTION&note=", ALLOCATED, MANAGER)
            .inVainFor(DUTY, EDS),
        form(page + "/outcome-taken-back", "reason=A slip", ALLOCATED, MANAGER)
            .inVainFor(DUTY, EDS),
        form("/reviews/" + review, "answer=asked", DUTY, EDS, MANAGER)
            .inVainFor(ALLOCATED, WORKER, CUSTODIAN),
        form("/not-filed/" + ROW, "", DUTY, EDS, MANAGER, OPERATOR),
        ofAll("/devices", "endpoint=x&publicKey=x&secret=x"),
        form("/devices/" + ROW + "/stop", "", ALLOCATED)
            .inVainFor(others(ALLOCATED).toArray(Reader[]::new)));
  }

  private static Set<Reader> others(Reader... of) {
    return EnumSet.complementOf(EnumSet.copyOf(List.of(of)));
  }

  private Stream<Form> ofChildren() {
    String why = "reason=In my waiting room";
    signedInAs(WORKER.subject).post("/children/" + ALEX, Map.of("reason", "In my waiting room"));
    String opening = day.query("select id from child_opening").getFirst();
    signedInAs(WORKER.subject)
        .post("/children/search", Map.of("text", "999 000 0018", "reason", "In my waiting room"));
    String notice = day.query("select id from child_search_notice").getFirst();
    return Stream.of(
        form(
            "/children/search",
            "text=999 000 0026&" + why,
            ALLOCATED,
            WORKER,
            CUSTODIAN,
            DUTY,
            EDS,
            MANAGER),
        form("/children/" + BOBBIE, why, ALLOCATED, WORKER, CUSTODIAN, DUTY, EDS, MANAGER),
        form("/children/" + INDIGO, why, CUSTODIAN),
        form("/children/searches/" + notice, "", MANAGER)
            .inVainFor(ALLOCATED, WORKER, CUSTODIAN, DUTY, EDS),
        form("/children/openings/" + opening, "", MANAGER)
            .inVainFor(ALLOCATED, WORKER, CUSTODIAN, DUTY, EDS));
  }

  private Stream<Form> ofRota() {
    RotaPagesTest.withCalendar();
    day.change(
        "insert into worker (id, authority_id, name) values (cast(? as uuid), '999', 'U')", UNA);
    String una = "worker=" + UNA;
    return Stream.of(
        form("/rota/import", "file calendar", MANAGER, ROTA_KEEPER),
        form(
            "/rota/turn/override",
            () -> turn("2026-03-11", "") + "&worker=" + ERIN,
            MANAGER,
            ROTA_KEEPER),
        form(
            "/rota/turn/swap",
            () -> turn("2026-03-11", "") + "&other=" + turn("2026-03-12", "|"),
            MANAGER,
            ROTA_KEEPER),
        form("/absences/away", una + "&first=2026-03-12&last=", MANAGER, ROTA_KEEPER),
        form(
            "/absences/cover",
            una + "&cover=" + GARETH + "&first=2026-03-12&last=",
            MANAGER,
            ROTA_KEEPER),
        form("/absences/leaver", una + "&first=2026-03-12", MANAGER),
        form("/absences/entries/" + UNA + "/take-back", "", MANAGER),
        form("/absences/entries/" + GARETHS + "/end", "last=2000-01-01", MANAGER, ROTA_KEEPER));
  }

  /** The fields of a turn, or its place in one field. */
  private String turn(String first, String between) {
    String event =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '%s'"
                    .formatted(first))
            .getFirst();
    String begin = first + "T09:00";
    return between.isEmpty() ? "event=" + event + "&begin=" + begin : event + between + begin;
  }

  private Stream<Form> ofRegister() {
    day.change(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state)
        values (cast(? as uuid), '999', now(), now(), 11, 'full', 'x', now(), 'complete')""",
        ROW);
    day.change("insert into unknown_sign_in values ('0f0f-unknown', now(), now())");
    String hold = "act=hold&reference=order 7";
    return Stream.of(
        form("/register/files", "file changes", REGISTER_KEEPER),
        form("/register/loads/" + ROW, "answer=no", REGISTER_KEEPER),
        form("/register/uploads", "act=off", REGISTER_KEEPER),
        form("/register/children", "id=L-1001", REGISTER_KEEPER, CUSTODIAN),
        form("/register/children/" + ALEX, hold, REGISTER_KEEPER),
        form("/register/children/" + INDIGO, hold, CUSTODIAN),
        form("/sign-ins", "subject=0f0f-unknown&worker=" + UNA, REGISTER_KEEPER),
        form("/policy/briefing/duty/text", "text=Ring first&seen=0&act=save", MANAGER));
  }

  private Stream<Form> ofDesk() {
    day.change(
        "insert into quarantine (id, sender, content_type, reason, body, arrived_at)"
            + " values (cast(? as uuid), 'demo-hospital', '', 'x', ?, now())",
        ROW,
        awaiting
            .await(sealing::keys)
            .seal("{".getBytes(StandardCharsets.UTF_8), "quarantine", UUID.fromString(ROW)));
    queues.put("matching-dead-letters", "{\"careEventId\":\"" + ROW + "\"}");
    String why = "reason=INC-20001";
    String opened = "kind=quarantine&item=" + ROW + "&" + why;
    String glass =
        signedInAs(OPERATOR.subject)
            .post(
                "/desk/break-glass",
                Map.of("kind", "quarantine", "item", ROW, "reason", "INC-20001"))
            .header("Location");
    return Stream.of(
        form("/desk/audit", "action=viewed", AUDITOR, OPERATOR),
        form("/desk/break-glass", opened, OPERATOR),
        form(glass + "/review", "justified=yes", AUDITOR).inVainFor(OPERATOR),
        form(glass + "/replay", why + "&body=mended", OPERATOR),
        form("/desk/quarantine/" + ROW + "/replay", why, OPERATOR),
        form("/desk/dead-letters/matching/replay", why, OPERATOR));
  }
}
