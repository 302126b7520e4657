package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;

/**
 * How long each page takes, warm, with many notifications of five years: {@code ./mvnw -Pbench test
 * -Dtest=PagesBenchmark}. All pages are asked in turn until they are warm; then one after the other
 * is measured. Prints a table and writes it to {@code target/benchmark/pages.txt}.
 */
@QuarkusTest
class PagesBenchmark {
  private static final int NOTIFICATIONS =
      Integer.getInteger("wardline.bench.notifications", 100_000);
  private static final int WARM_UP = Integer.getInteger("wardline.bench.warm-up", 60);
  private static final int REQUESTS = Integer.getInteger("wardline.bench.requests", 100);
  private static final int REVIEWS = 25;
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final String AMIRA = "00000999-0000-4000-8002-000000000001";
  private static final String OF_AMIRAS_TEAM =
      " where allocated_worker_id = '00000999-0000-4000-8002-000000000001' and child_id in (select id"
          + " from child where family_name like 'Family%' and team_id = '00000999-0000-4000-8001-000000000001')";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Inject DemoDay day;
  @Inject Sealing sealing;
  @Inject Awaiting awaiting;

  private final List<String> report = new ArrayList<>();
  private UUID told;

  /** One page, and who asks for it; {@code /path field=value&…} is a form that is sent. */
  private record Asked(String reader, String page) {
    /** As a browser sends it. */
    HttpRequest by(Browser browser) {
      int blank = page.indexOf(' ');
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(Chromium.site() + (blank < 0 ? page : page.substring(0, blank))))
              .header("Cookie", "wardline-session=" + browser.cookie("wardline-session"));
      if (blank < 0) {
        return request.build();
      }
      String fields = page.substring(blank + 1) + "&formToken=" + browser.token();
      return request
          .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
          .POST(HttpRequest.BodyPublishers.ofString(fields.replace(' ', '+')))
          .build();
    }

    String shown() {
      String opaque = page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
      return opaque.length() > 54 ? opaque.substring(0, 53) + "…" : opaque;
    }
  }

  @BeforeEach
  void fill() {
    day.begin();
    told = day.accessed("9990000018", "L-1001");
    for (String statement : STATEMENTS) {
      day.change(statement.replace("NOTIFICATIONS", Integer.toString(NOTIFICATIONS)));
    }
  }

  @Test
  void measure() throws IOException, InterruptedException {
    List<Asked> pages = pages().toList();
    assertThat(Routes.withoutOneOf(pages.stream().map(Asked::page).toList()))
        .containsExactly("/sign-in/refused", "/signed-out");
    Map<Asked, HttpRequest> requests = new LinkedHashMap<>();
    Map<String, Browser> browsers = new HashMap<>();
    for (Asked asked : pages) {
      requests.put(asked, asked.by(browsers.computeIfAbsent(asked.reader(), this::signIn)));
    }
    report.add(
        "%,d notifications, %d requests a page, one reader at a time"
            .formatted(NOTIFICATIONS, REQUESTS));
    report.add("%-13s %-54s %8s %8s %9s".formatted("reader", "page", "p50 ms", "p95 ms", "bytes"));
    for (int round = 0; round < WARM_UP; round++) {
      for (Map.Entry<Asked, HttpRequest> page : requests.entrySet()) {
        assertThat(answer(page.getValue()).statusCode())
            .as(page.getKey().toString())
            .isEqualTo(200);
      }
    }
    for (Map.Entry<Asked, HttpRequest> page : requests.entrySet()) {
      report.add(line(page.getKey(), page.getValue()));
    }
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/pages.txt"), report);
    report.forEach(System.out::println);
  }

  private Stream<Asked> pages() {
    for (int i = 0; i < REVIEWS; i++) {
      day.arrived(
          AcceptedEvents.event("9990000026", LocalDate.of(2015, 4, 3), Kind.ARRIVAL, day.now()));
    }
    RotaPagesTest.withCalendar();
    String turn =
        day.query(
                "select rota_event_id from shift where rota_event_id is not null and from_date = '2026-03-11'")
            .getFirst();
    String old = day.query("select id from notification" + OF_AMIRAS_TEAM + " limit 1").getFirst();
    String often =
        day.query("select child_id from notification where id = '%s'".formatted(old)).getFirst();
    sealEventsOf(often);
    String load = day.query("select load_id from register_row limit 1").getFirst();
    return Stream.of(
            of(
                "demo-amira-stone",
                "/notifications",
                "/notifications?list=mine&state=settled",
                "/notifications/" + told,
                "/notifications/" + told + "/news?seen=another&stands=another",
                "/notifications/" + old,
                "/children",
                "/children/" + ALEX,
                "/children/" + often,
                "/children/search text=Family12&reason=",
                "/rota",
                "/rota?show=month",
                "/absences",
                "/devices",
                "/hidden",
                "/hidden/new",
                "/policy",
                "/policy/map/open",
                "/policy/briefing/allocated",
                "/sign-in",
                "/continuity"),
            of(
                "demo-farah-quill",
                "/notifications",
                "/reviews",
                "/children/search text=9990000026&reason=In my waiting room"),
            of(
                "demo-dev-marlow",
                "/notifications",
                "/notifications?list=mine",
                "/notifications?list=team",
                "/notifications?list=team&state=settled",
                "/children",
                "/children/" + often,
                "/absences",
                "/rota/export",
                "/rota/turn?event=" + turn + "&begin=2026-03-11T09:00",
                "/measures",
                "/measures?first=2025-03-11&last=2026-03-10",
                "/measures.csv?first=2025-03-11&last=2026-03-10",
                "/not-filed",
                "/policy/briefing/duty/text",
                "/policy/dry-run?case=open&worker=" + AMIRA + "&moment=2026-03-10T02:00"),
            of(
                "demo-oli-tarn",
                "/register",
                "/register/loads/" + load + "/result.csv",
                "/register/quality",
                "/register/retention",
                "/register/uploads",
                "/register/children",
                "/register/children/" + often,
                "/register/children/" + often + "/export.json",
                "/sign-ins"),
            of("demo-morgan-reeve", "/notifications", "/register/children"),
            of(
                "demo-pia-lowe",
                "/desk",
                "/desk/findings",
                "/desk/statements",
                "/desk/statements/2026-03-09",
                "/desk/quarantine",
                "/desk/dead-letters",
                "/desk/audit",
                "/desk/audit action=viewed",
                "/desk/audit action=viewed&until=2023-03-10",
                "/desk/break-glass",
                "/desk/break-glass/" + glassOver(told)))
        .flatMap(pages -> pages);
  }

  /** Who saw a child is read where its events are shown. */
  private void sealEventsOf(String child) {
    SealingKeys keys = awaiting.await(sealing::keys);
    byte[] details =
        "{\"organisationName\":\"EXAMPLE GENERAL HOSPITAL\",\"seenByName\":\"Nina Nurseone\",\"seenByRole\":\"Nurse\"}"
            .getBytes(StandardCharsets.UTF_8);
    for (String event :
        day.query(
            "select e.care_event_id from episode_event e join episode p on p.id = e.episode_id where p.child_id = '%s'"
                .formatted(child))) {
      UUID id = UUID.fromString(event);
      day.change(
          "update episode_event set details = ? where care_event_id = ?",
          keys.seal(details, "episode_event", id),
          id);
    }
  }

  private static Stream<Asked> of(String reader, String... pages) {
    return Stream.of(pages).map(page -> new Asked(reader, page));
  }

  /** The id under which an operator sees whom a notification is about. */
  private static String glassOver(UUID told) {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    String where =
        pia.post(
                "/desk/break-glass",
                Map.of("kind", "notification", "item", told.toString(), "reason", "INC-20001"))
            .header("Location");
    return where.substring(where.lastIndexOf('/') + 1);
  }

  private Browser signIn(String reader) {
    Browser browser = Browser.signedInAs(reader);
    browser.get("/notifications");
    return browser;
  }

  private static String line(Asked asked, HttpRequest request)
      throws IOException, InterruptedException {
    long[] nanos = new long[REQUESTS];
    int bytes = 0;
    for (int i = 0; i < REQUESTS; i++) {
      long began = System.nanoTime();
      bytes = answer(request).body().length;
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "%-13s %-54s %8.1f %8.1f %9d",
        asked.reader().substring("demo-".length()),
        asked.shown(),
        nanos[REQUESTS / 2] / 1e6,
        nanos[(int) (REQUESTS * 0.95)] / 1e6,
        bytes);
  }

  private static HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * Two thousand children of two teams, 200 workers; each notification with event, history and
   * audit.
   */
  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into child (id, authority_id, team_id, given_name, family_name, date_of_birth, recorded_at)
          select gen_random_uuid(), '999',
            cast('00000999-0000-4000-8001-00000000000' || (1 + i % 2) as uuid), 'Given' || i, 'Family' || i,
            date '2010-01-01' + i % 5000, now()
          from generate_series(1, 2000) i""",
          """
          insert into worker (id, authority_id, team_id, name)
          select cast('00000999-0000-4000-9000-' || lpad(cast(i as text), 12, '0') as uuid), '999',
            cast('00000999-0000-4000-8001-00000000000' || (1 + i % 2) as uuid), 'Worker ' || i
          from generate_series(1, 199) i""",
          """
          insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
          select gen_random_uuid(), '999', id, 'CPP', '2020-01-01', now() from child where family_name like 'Family%'""",
          """
          insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
          select gen_random_uuid(), '999', c.id, 'RXX', t.at, t.at + interval '24 hours'
          from generate_series(1, NOTIFICATIONS) i
          join lateral (select timestamptz '2026-03-10 08:00Z' - i * interval '26 minutes' as at) t on true
          join (select id, row_number() over (order by id) as n from child where family_name like 'Family%') c
            on c.n = 1 + i % 2000""",
          """
          insert into episode_event (care_event_id, authority_id, episode_id, kind, occurred_at, care_setting,
            organisation, details, recorded_at)
          select gen_random_uuid(), '999', id, 'ACCESS', began_at,
            (array['emergency-department', 'walk-in-centre', 'ambulance', null])[1 + abs(hashtext(cast(id as text))) % 4],
            'RXX01', '', began_at
          from episode where began_at < '2026-03-10 08:00Z'""",
          """
          insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
            allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
            waits_for_morning, office_steps, out_of_hours_steps, owner_id, acknowledged_at, concluded_at, outcome, version)
          select gen_random_uuid(), '999', e.id, e.child_id, upper(left(md5(cast(e.id as text)), 12)), 'open', false,
            w.id, w.id, cast('00000999-0000-4000-8001-000000000001' as uuid),
            (select policy from notification limit 1),
            'concluded', e.began_at, 1, e.began_at, false, 1, 0, w.id, e.began_at + interval '40 minutes',
            e.began_at + interval '5 hours', 'NO_FURTHER_ACTION', 0
          from episode e
          join lateral (select case when h = 0 then cast('00000999-0000-4000-8002-000000000001' as uuid)
              else cast('00000999-0000-4000-9000-' || lpad(cast(h as text), 12, '0') as uuid) end as id
            from (select abs(hashtext(cast(e.id as text))) % 200 as h) h) w on true
          where e.began_at < '2026-03-10 08:00Z'""",
          """
          insert into notification_history (id, authority_id, notification_id, at, round, what)
          select gen_random_uuid(), '999', n.id, n.opened_at + k.after, 1, k.what
          from notification n, (values (interval '0', 'opened'), (interval '0', 'step_taken'),
            (interval '40 minutes', 'acknowledged'), (interval '5 hours', 'concluded')) k (after, what)
          where n.state = 'concluded'""",
          """
          insert into audit_entry (id, authority_id, at, actor, action, subject)
          select gen_random_uuid(), '999', n.opened_at, 'worker:' || n.owner_id, k.action, 'notification:' || n.id
          from notification n, (values ('viewed'), ('acknowledged'), ('concluded')) k (action)
          where n.state = 'concluded'""",
          """
          insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state, rows_read, rows_applied)
          select gen_random_uuid(), '999', now() - i * interval '1 day', now() - i * interval '1 day', 2000, 'full', 'x',
            now() - i * interval '1 day', 'complete', 2000, 2000
          from generate_series(1, 30) i""",
          """
          insert into register_row (load_id, authority_id, number, place, child_id, outcome)
          select l.id, '999', i, 'line ' || i, null, 'unchanged'
          from (select id from register_load where file = 'x' order by began_at limit 20) l, generate_series(1, 2000) i""",
          """
          insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at, remedy)
          select gen_random_uuid(), 'delivery-late', 'delivery:' || gen_random_uuid(), '999', now(), now(), 'Look at it.'
          from generate_series(1, 200) i""",
          """
          insert into daily_statement (day, made_at, body, differences, to_mail)
          select date '2026-03-10' - i, now(), 'Nothing came in.', 0, false from generate_series(1, 1000) i""",
          """
          insert into quarantine (id, sender, content_type, reason, body, arrived_at)
          select gen_random_uuid(), 'demo-hospital', 'application/json', 'line 1: not JSON', '', now() - i * interval '1 hour'
          from generate_series(1, 500) i""",
          "insert into unknown_sign_in select 'subject-' || i, now(), now() from generate_series(1, 200) i",
          """
          insert into absence select gen_random_uuid(), '999', id, now(), now() + interval '1 day' from worker
          where name like 'Worker 1%' and authority_id = '999'""",
          "analyze");
}
