package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardline.AcceptedEvents.access;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Deliveries;
import org.wardline.platform.command.Commands;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.platform.time.MovableClock;
import org.wardline.register.UploadFiles;
import org.wardline.register.Uploads;
import org.wardline.register.keeping.Retention;

/**
 * What functions, and not people, write of a child is in the audit trail too: each table of a
 * child's data that a function may write by its grants is named here with the entry that it leaves.
 */
@QuarkusTest
class FunctionTrailTest {
  private static final String NUMBER = "9990000018";
  private static final String HEADING =
      "local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start\n";
  private static final String ALEX = "L-1,9990000018,Alex,Exampleone,2015-03-04,CPP,2026-01-15\n";

  private static final String TAKEN_IN = "the sender's entry";
  private static final String OF_CHILD = "added, changed, closed";
  private static final String OF_EVENT = "event added, event in review";
  private static final String OF_ROUND = "reopened, upgraded, withdrawn; nobody_answered";
  private static final String CONTENT_FREE = "none: an id, a step and a state";
  private static final String OF_FILE = "uploaded";

  /** The entry that goes with it, or why there is none. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("arrivals care_event", TAKEN_IN),
          Map.entry("arrivals quarantine", TAKEN_IN),
          Map.entry("intake care_event", TAKEN_IN),
          Map.entry("intake quarantine", TAKEN_IN),
          Map.entry("mesh care_event", TAKEN_IN),
          Map.entry("mesh quarantine", TAKEN_IN),
          Map.entry("mesh mailbox_message", "what became of the national message"),
          Map.entry("mesh upload", OF_FILE),
          Map.entry("mesh upload_line", "upload answered"),
          Map.entry("mesh upload_record", OF_FILE),
          Map.entry("mesh child_number", "upload answered, numbers out of use"),
          Map.entry("mesh number_change", "numbers out of use"),
          Map.entry("loading child", OF_CHILD),
          Map.entry("loading child_bar", OF_CHILD),
          Map.entry("loading child_history", OF_CHILD + ", purged"),
          Map.entry("loading child_listing", "none: only that a file named the child again"),
          Map.entry("loading child_local_id", OF_CHILD),
          Map.entry("loading child_name", OF_CHILD),
          Map.entry("loading child_number", OF_CHILD),
          Map.entry("loading plan", OF_CHILD),
          Map.entry("loading allocation", OF_CHILD),
          Map.entry("loading register_row", "register loaded, purged"),
          Map.entry("loading mailbox_message", "purged"),
          Map.entry("matching care_event", "matched, put in review"),
          Map.entry("matching episode", OF_EVENT),
          Map.entry("matching episode_event", OF_EVENT),
          Map.entry("matching review", OF_EVENT),
          Map.entry("matching notification", OF_EVENT + ", " + OF_ROUND),
          Map.entry("matching notification_history", OF_EVENT + ", " + OF_ROUND),
          Map.entry("matching review_history", OF_EVENT),
          Map.entry("matching delivery", CONTENT_FREE),
          Map.entry("escalation care_event", "none: when it was announced again"),
          Map.entry("escalation notification", OF_ROUND),
          Map.entry("escalation notification_history", OF_ROUND),
          Map.entry("escalation review", CONTENT_FREE),
          Map.entry("escalation review_history", CONTENT_FREE),
          Map.entry("escalation delivery", CONTENT_FREE),
          Map.entry("dispatch delivery", CONTENT_FREE + "; filed when the case system has it"),
          Map.entry("dispatch delivery_attempt", CONTENT_FREE),
          Map.entry("dispatch delivery_receipt", CONTENT_FREE),
          Map.entry("dispatch desktop_item", CONTENT_FREE),
          Map.entry("dispatch notification", "none: that its next step need not wait"),
          Map.entry("dispatch notification_history", CONTENT_FREE),
          Map.entry("dispatch review", "none: that its next step need not wait"),
          Map.entry("dispatch review_history", CONTENT_FREE));

  @Inject Council council;
  @Inject Line line;
  @Inject MovableClock clock;
  @Inject Commands commands;
  @Inject AuthorityScope scope;
  @Inject Deliveries deliveries;
  @Inject Uploads uploads;
  @Inject UploadFiles files;
  @Inject Retention retention;

  @BeforeEach
  void open() {
    clock.reset();
    council.open();
  }

  @Test
  void no_function_may_write_a_table_of_children_that_is_not_named_with_its_entry() {
    assertThat(
            council.strings(
                """
                select substring(r.rolname from 10) || ' ' || c.relname from pg_class c
                join pg_roles r on r.rolname in ('wardline_intake', 'wardline_arrivals', 'wardline_matching',
                  'wardline_dispatch', 'wardline_escalation', 'wardline_loading', 'wardline_mesh')
                where c.relkind = 'r' and c.relnamespace = cast('public' as regnamespace)
                  and (c.relname = 'child' or exists (select from pg_attribute a where a.attrelid = c.oid
                    and a.attname in ('child_id', 'notification_id', 'review_id', 'care_event_id', 'delivery_id', 'body')))
                  and (has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE')
                    or has_table_privilege(r.oid, c.oid, 'DELETE'))\
                """))
        .containsExactlyInAnyOrderElementsOf(WRITTEN.keySet());
  }

  @Test
  void what_functions_do_to_a_child_is_an_entry_that_names_the_child() throws IOException {
    load("full", ALEX);
    clock.advance(Duration.ofMinutes(1));
    load("changes", ALEX.replace("2026-01-15", "2026-01-16"));
    line.match(access(NUMBER, "L-1", clock.instant()));
    file();
    upload();
    askInVain();
    purge();

    assertThat(
            council.strings(
                """
                select substring(actor from 10) || ' ' || action from audit_entry
                where actor like 'function:%' and (subject like 'child:%' or detail like 'child:%')
                group by 1 order by min(position)\
                """))
        .containsExactly(
            "loading added",
            "loading changed",
            "matching event added",
            "dispatch filed",
            "mesh uploaded",
            "escalation nobody_answered",
            "loading purged");
  }

  private void load(String kind, String rows) throws IOException {
    Path file = Files.createTempFile("register", ".csv");
    Files.writeString(file, HEADING + rows);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    assertThat(commands.run(nowhere, "load", Council.AUTHORITY, kind, file.toString())).isZero();
  }

  /** As if the council had a case system. */
  private void file() {
    UUID file = UUID.randomUUID();
    Instant now = clock.instant();
    council.execute(
        """
        insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, channel, state, due_at,
          announced_at, planned_at, claimed_at, attempts)
        values (?, ?, ?, 1, 'file', 'file', ?, 'case_system', 'sending', ?, ?, ?, ?, 1)\
        """,
        file,
        Council.AUTHORITY,
        line.notification(),
        UUID.randomUUID(),
        now,
        now,
        now,
        now);
    Attempt arrived = new Attempt.Arrived(file, Council.AUTHORITY, "folder", null);
    line.await(
        () ->
            Panache.withTransaction(
                () ->
                    scope
                        .enter(List.of(Council.AUTHORITY))
                        .chain(() -> deliveries.record(List.of(arrived)))));
  }

  private void upload() {
    line.await(() -> uploads.enable(Council.AUTHORITY, Council.MANAGER));
    line.await(() -> uploads.request(Council.AUTHORITY, Council.MANAGER));
    line.await(() -> files.makeIfDue(Council.AUTHORITY));
    UUID upload = line.await(() -> files.due(Council.AUTHORITY)).orElseThrow().id();
    line.await(() -> files.recordSent(Council.AUTHORITY, upload, "M-1"));
  }

  private void askInVain() {
    List.of("2026-03-10T13:02:00Z", "2026-03-10T18:00:00Z", "2026-03-11T08:30:00Z")
        .forEach(
            time -> {
              clock.setTo(Instant.parse(time));
              line.tick();
            });
  }

  private void purge() {
    UUID old = council.register("9990000026", "L-2", LocalDate.of(2010, 1, 1));
    council.execute(
        "update child set closed_at = ? where id = ?",
        clock.instant().minus(Duration.ofDays(800)),
        old);
    line.await(() -> retention.purge(Council.AUTHORITY));
  }
}
