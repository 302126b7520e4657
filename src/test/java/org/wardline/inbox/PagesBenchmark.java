package org.wardline.inbox;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How long each page takes, warm, with many notifications of five years: {@code ./mvnw -Pbench test
 * -Dtest=PagesBenchmark}. Prints a table and writes it to {@code target/benchmark/pages.txt}.
 */
@QuarkusTest
class PagesBenchmark {
  private static final int NOTIFICATIONS =
      Integer.getInteger("wardline.bench.notifications", 100_000);
  private static final int WARM_UP = 30;
  private static final int REQUESTS = Integer.getInteger("wardline.bench.requests", 100);

  @Inject DemoDay day;

  private final List<String> report = new ArrayList<>();

  @BeforeEach
  void fill() {
    day.begin();
    for (String statement : STATEMENTS) {
      day.change(statement.replace("NOTIFICATIONS", Integer.toString(NOTIFICATIONS)));
    }
  }

  @Test
  void measure() throws IOException {
    UUID told = day.accessed("9990000018", "L-1001");
    report.add(
        "%,d notifications, %d requests a page, one reader at a time"
            .formatted(NOTIFICATIONS, REQUESTS));
    report.add("%-18s %-42s %8s %8s %9s".formatted("reader", "page", "p50 ms", "p95 ms", "bytes"));
    measure(
        "demo-amira-stone",
        "/notifications",
        "/notifications/" + told,
        "/children",
        "/children/00000999-0000-4000-8004-000000000001",
        "/rota",
        "/absences",
        "/policy/map/open");
    measure(
        "demo-dev-marlow",
        "/notifications",
        "/notifications?view=team",
        "/reviews",
        "/children",
        "/measures",
        "/measures?first=2025-03-11&last=2026-03-10",
        "/not-filed");
    measure(
        "demo-pia-lowe",
        "/desk",
        "/desk/findings",
        "/desk/quarantine",
        "/desk/dead-letters",
        "/desk/audit",
        "/desk/audit action=viewed",
        "/desk/audit action=viewed&until=2023-03-10",
        "/desk/break-glass");
    Files.createDirectories(Path.of("target/benchmark"));
    Files.write(Path.of("target/benchmark/pages.txt"), report);
    report.forEach(System.out::println);
  }

  private void measure(String reader, String... pages) {
    Browser browser = Browser.signedInAs(reader);
    for (String page : pages) {
      int bytes = 0;
      for (int i = 0; i < WARM_UP; i++) {
        bytes = ask(browser, page).then().statusCode(200).extract().asByteArray().length;
      }
      long[] nanos = new long[REQUESTS];
      for (int i = 0; i < REQUESTS; i++) {
        long began = System.nanoTime();
        ask(browser, page);
        nanos[i] = System.nanoTime() - began;
      }
      Arrays.sort(nanos);
      report.add(
          String.format(
              Locale.ROOT,
              "%-18s %-42s %8.1f %8.1f %9d",
              reader.substring("demo-".length()),
              page.matches(".*/[0-9a-f-]{36}")
                  ? page.substring(0, Math.min(42, page.lastIndexOf('/') + 2)) + "…"
                  : page,
              nanos[REQUESTS / 2] / 1e6,
              nanos[(int) (REQUESTS * 0.95)] / 1e6,
              bytes));
    }
  }

  /** A path, or a path and the fields of a form that is sent to it. */
  private static Response ask(Browser browser, String page) {
    if (page.indexOf(' ') < 0) {
      return browser.get(page);
    }
    Map<String, String> fields =
        Arrays.stream(page.substring(page.indexOf(' ') + 1).split("&", -1))
            .collect(
                Collectors.toMap(
                    field -> field.substring(0, field.indexOf('=')),
                    field -> field.substring(field.indexOf('=') + 1)));
    return browser.post(page.substring(0, page.indexOf(' ')), fields);
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
          select gen_random_uuid(), '999', id, 'access', began_at,
            (array['emergency-department', 'walk-in-centre', 'ambulance', null])[1 + abs(hashtext(cast(id as text))) % 4],
            'RXX01', '', began_at
          from episode""",
          """
          insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
            allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
            waits_for_morning, office_steps, out_of_hours_steps, owner_id, acknowledged_at, concluded_at, outcome, version)
          select gen_random_uuid(), '999', e.id, e.child_id, upper(left(md5(cast(e.id as text)), 12)), 'open', false,
            w.id, w.id, cast('00000999-0000-4000-8001-000000000001' as uuid),
            '{"version":0,"office":[],"outOfHours":[],"outcome":{"dueWithinWorkingDays":1,"remindBefore":[],"remindAfter":[],"choices":[{"code":"NO_FURTHER_ACTION","words":"No further action","withdraws":false}]}}',
            'concluded', e.began_at, 1, e.began_at, false, 1, 0, w.id, e.began_at + interval '40 minutes',
            e.began_at + interval '5 hours', 'NO_FURTHER_ACTION', 0
          from episode e
          join lateral (select case when h = 0 then cast('00000999-0000-4000-8002-000000000001' as uuid)
              else cast('00000999-0000-4000-9000-' || lpad(cast(h as text), 12, '0') as uuid) end as id
            from (select abs(hashtext(cast(e.id as text))) % 200 as h) h) w on true""",
          """
          insert into notification_history (id, authority_id, notification_id, at, round, what)
          select gen_random_uuid(), '999', n.id, n.opened_at + k.after, 1, k.what
          from notification n, (values (interval '0', 'opened'), (interval '0', 'step_taken'),
            (interval '40 minutes', 'acknowledged'), (interval '5 hours', 'concluded')) k (after, what)""",
          """
          insert into audit_entry (id, authority_id, at, actor, action, subject)
          select gen_random_uuid(), '999', n.opened_at, 'worker:' || n.owner_id, k.action, 'notification:' || n.id
          from notification n, (values ('viewed'), ('acknowledged'), ('concluded')) k (action)""",
          "analyze");
}
