package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.formats.NhsNumber;
import org.wardline.platform.command.Commands;
import org.wardline.platform.local.trigger.LocalTrigger;

@QuarkusTest
class RegisterPagesTest {
  private static final String NEW_CHILD =
      """
      local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start,worker
      L-3001,9990000166,Quinn,Newchild,2016-02-03,CPP,2026-03-01,Amira Stone
      L-3002,9990000019,Robin,Newchild,2016-02-04,CPP,2026-03-01,Nobody Here
      """;

  private static final String STALE = "The register was not loaded for more than a day";

  private static final String FAULTY =
      """
      local_id,nhs_number,nhs_number_status,given_name,family_name,date_of_birth,plan_type,plan_start,worker
      Q-1,,,Ada,Newone,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-2,%2$s,superseded,Bea,Newtwo,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-3,9990000018,,Cid,Newthree,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-4,%4$s,,,Newfour,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-5,%5$s,,Baby,Newfive,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-6,%6$s,,Fay,Newsix,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-7,%7$s,,Fay,Newsix,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-8,%8$s,,Gus,Neweight,,CPP,2026-03-01,Amira Stone
      Q-9,%9$s,,Hal,Newnine,1980-02-03,CPP,2026-03-01,Amira Stone
      Q-10,%10$s,,Ivy,Newten,2016-02-03,CPP,,Amira Stone
      Q-11,%11$s,,Jay,Neweleven,2016-02-03,CPP,2015-03-01,Amira Stone
      Q-12,%12$s,,Kim,Newtwelve,2016-02-03,CPP,2026-03-01,
      Q-13,%13$s,,Lou,Newthirteen,2016-02-03,CPP,2026-03-01,Amira Stone
      """;
  private static final String MENDED =
      """
      local_id,nhs_number,nhs_number_status,given_name,family_name,date_of_birth,plan_type,plan_start,worker
      Q-1,%1$s,,Ada,Newone,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-2,%2$s,current,Bea,Newtwo,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-3,%3$s,,Cid,Newthree,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-4,%4$s,,Dee,Newfour,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-5,%5$s,,Eve,Newfive,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-6,%6$s,,Fay,Newsix,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-7,%7$s,,Flo,Newsix,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-8,%8$s,,Gus,Neweight,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-9,%9$s,,Hal,Newnine,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-10,%10$s,,Ivy,Newten,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-11,%11$s,,Jay,Neweleven,2016-02-03,CPP,2026-03-01,Amira Stone
      Q-12,%12$s,,Kim,Newtwelve,2016-02-03,CPP,2026-03-01,Ben Hollis
      Q-13,%13$s,,Lou,Newthirteen,2016-02-03,CPP,2026-03-01,Amira Stone
      """;
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";
  private static final Pattern LISTED = Pattern.compile("<li>(.*?)</li>");

  @Inject DemoDay day;
  @Inject LocalTrigger trigger;
  @Inject Commands commands;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private void upload(Browser browser, String kind, String text) {
    browser.get("/register");
    assertThat(browser.upload("/register/files", kind, text).header("Location"))
        .startsWith("/register?said=uploaded.");
    trigger.scan("loading");
  }

  @Test
  void a_register_keeper_loads_a_file_and_reads_what_became_of_each_row() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");

    upload(oli, "changes", NEW_CHILD);

    assertThat(day.query("select given_name from child where family_name = 'Newchild' order by 1"))
        .containsExactly("Quinn", "Robin");
    String page = oli.get("/register").asString();
    assertThat(page)
        .contains("Complete", "2 new, 0 changed, 0 unchanged, 0 refused; 1 with a finding")
        .contains(
            "Columns that were understood: date_of_birth, family_name, given_name, local_id,");
    String load = day.query("select id from register_load where file is not null").getFirst();
    assertThat(oli.get("/register/loads/" + load + "/result.csv").asString())
        .contains(
            "row,outcome,column,reason,what to do",
            "1,accepted,,,",
            "2,loaded with finding (accepted),nhs_number,",
            "2,loaded with finding (accepted),worker,")
        .doesNotContain("Robin", "9990000019", "Nobody");
  }

  @Test
  void a_full_file_that_would_close_too_many_asks_and_goes_on_when_told() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    day.moveClock(Duration.ofMinutes(5));
    upload(oli, "full", NEW_CHILD);
    String page = oli.get("/register").asString();
    assertThat(page).contains("Waits for you: it would close", "Yes, close them");
    String load = day.query("select id from register_load where state = 'asks'").getFirst();

    oli.post("/register/loads/" + load, Map.of("answer", "yes")).then().statusCode(303);
    trigger.scan("loading");

    assertThat(day.query("select state from register_load where id = '" + load + "'"))
        .containsExactly("complete");
    assertThat(
            day.query(
                "select count(*) from child where closed_at is null and authority_id = '999'"))
        .containsExactly("2");
  }

  @Test
  void others_than_the_register_keeper_find_no_such_page() {
    for (String worker : List.of("demo-amira-stone", "demo-farah-quill", "demo-quentin-hale")) {
      Browser browser = Browser.signedInAs(worker);
      browser.get("/register").then().statusCode(404);
      browser.get("/register/quality").then().statusCode(404);
      browser.get("/register/retention").then().statusCode(404);
      browser.get("/register/children").then().statusCode(404);
      assertThat(browser.get("/notifications").asString()).doesNotContain("/register");
    }
  }

  @Test
  void what_is_to_be_mended_is_listed_with_what_to_do_and_goes_when_it_is_mended() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    upload(oli, "changes", NEW_CHILD);

    assertThat(oli.get("/register/quality").asString())
        .contains("No NHS number", "L-3002", "Look the number up in the national record.")
        .contains("Plan without an allocated worker")
        .doesNotContain("L-1009");

    upload(
        oli,
        "changes",
        NEW_CHILD.replace("9990000019", "9990000174").replace("Nobody Here", "Ben Hollis"));
    assertThat(oli.get("/register/quality").asString()).doesNotContain("L-3002");
  }

  @Test
  void every_kind_of_fault_is_listed_with_its_child_and_goes_when_it_is_mended() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");

    upload(oli, "changes", FAULTY.formatted(numbers()));

    assertThat(faults(oli.get("/register/quality").asString()))
        .contains(
            Map.entry("No NHS number", "Q-1"),
            Map.entry("No current NHS number", "Q-2"),
            Map.entry("Disputed NHS number", "Q-3"),
            Map.entry("Name incomplete", "Q-4"),
            Map.entry("Name that the national record will not match", "Q-5"),
            Map.entry("Possible duplicates", "Q-6"),
            Map.entry("Possible duplicates", "Q-7"),
            Map.entry("No date of birth", "Q-8"),
            Map.entry("Implausible date of birth", "Q-9"),
            Map.entry("Plan without a start", "Q-10"),
            Map.entry("Plan that began before birth", "Q-11"),
            Map.entry("Plan without an allocated worker", "Q-12"))
        .noneMatch(fault -> fault.getValue().equals("Q-13"));

    day.moveClock(Duration.ofMinutes(5));
    upload(oli, "changes", MENDED.formatted(numbers()));

    assertThat(faults(oli.get("/register/quality").asString()))
        .noneMatch(fault -> fault.getValue().startsWith("Q-"));
  }

  @Test
  void workers_who_cannot_be_reached_and_teams_without_contact_are_listed() {
    day.change("update worker set email = null, sign_in = null where name = 'Amira Stone'");
    day.change(
        "update team set mailbox = null, telephone = null where id in (select team_id from child"
            + " where given_name = 'Alex')");
    String team =
        day.query(
                "select t.name from team t join child c on c.team_id = t.id where c.given_name ="
                    + " 'Alex'")
            .getFirst();

    assertThat(faults(Browser.signedInAs("demo-oli-tarn").get("/register/quality").asString()))
        .contains(
            Map.entry("Allocated worker cannot be reached", "L-1001"),
            Map.entry("Team without a contact", team));
  }

  @Test
  void a_worker_whose_last_day_is_still_to_come_can_be_reached_until_then() {
    day.change("update worker set left_at = '2999-01-01' where name = 'Amira Stone'");

    assertThat(faults(Browser.signedInAs("demo-oli-tarn").get("/register/quality").asString()))
        .isNotEmpty()
        .doesNotContain(Map.entry("Allocated worker cannot be reached", "L-1001"));
  }

  @Test
  void of_very_many_faults_the_first_are_listed_and_all_are_counted() {
    day.change(
        "insert into child (id, authority_id, family_name, given_name, date_of_birth, recorded_at)"
            + " select gen_random_uuid(), authority_id, 'Family', 'Given', '2015-01-01', recorded_at"
            + " from child, generate_series(1, 700) where given_name = 'Alex'");

    String page = Browser.signedInAs("demo-oli-tarn").get("/register/quality").asString();

    assertThat(page)
        .contains("Possible duplicates (700)", "No NHS number (70", "And 500 more, which");
  }

  /** What the page lists under which title. */
  private static List<Map.Entry<String, String>> faults(String page) {
    return Arrays.stream(page.split("<section"))
        .skip(1)
        .flatMap(
            section ->
                LISTED
                    .matcher(section)
                    .results()
                    .map(one -> Map.entry(title(section), one.group(1))))
        .toList();
  }

  private static String title(String section) {
    return section.replaceAll("(?s).*<h2[^>]*>(.*?) \\([0-9]+\\)</h2>.*", "$1");
  }

  /** NHS numbers of the test range that no demo child has. */
  private static Object[] numbers() {
    return IntStream.range(0, 13).mapToObj(i -> number(999_000_500 + i * 10)).toArray();
  }

  private static String number(long stem) {
    return LongStream.range(stem * 10, stem * 10 + 100)
        .mapToObj(Long::toString)
        .filter(digits -> NhsNumber.find(digits).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_register_keeper_bars_holds_and_exports_one_child_on_its_page() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    assertThat(oli.get("/register").asString()).contains("/register/children");
    oli.get("/register/children");
    String page = oli.post("/register/children", Map.of("id", "L-1001")).header("Location");
    assertThat(oli.get(page).asString()).contains("Alex Exampleone", "Nobody is barred");
    String ben = day.query("select id from worker where name = 'Ben Hollis'").getFirst();

    said(oli, page, Map.of("act", "bar", "worker", ben), "kept");
    said(oli, page, Map.of("act", "hold", "reference", "order 7"), "kept");
    assertThat(oli.get(page).asString())
        .contains("Let Ben Hollis know of the child again", "order 7, since");

    said(oli, page, Map.of("act", "unbar", "worker", ben), "kept");
    said(oli, page, Map.of("act", "release"), "kept");
    oli.post(page, Map.of("act", "hold", "reference", " ")).then().statusCode(400);
    assertThat(oli.get(page).asString()).contains("Nobody is barred", "Hold everything");
    assertThat(oli.get(page + "/export.json").asString())
        .contains("9990000018", "L-1001")
        .doesNotContain("Bobbie");
    assertThat(oli.get("/register/retention").asString()).contains("closed children", "730 days");
  }

  private static void said(Browser browser, String page, Map<String, String> form, String word) {
    browser.get(page);
    assertThat(browser.post(page, form).header("Location")).contains("?said=" + word + ".");
  }

  @Test
  void a_restricted_child_leaves_the_register_keepers_pages_and_its_custodian_lifts_it() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    oli.get("/register/children");
    String page = oli.post("/register/children", Map.of("id", "9990000018")).header("Location");
    oli.get(page);
    String morgan = day.query("select id from worker where name = 'Morgan Reeve'").getFirst();
    String nadia = day.query("select id from worker where name = 'Nadia Orme'").getFirst();

    assertThat(oli.post(page, restrict(morgan, morgan)).asString())
        .contains("Select two different people who work here");
    String self = day.query("select id from worker where name = 'Oli Tarn'").getFirst();
    assertThat(oli.post(page, restrict(self, nadia)).asString())
        .contains("who work here, answer notifications as worker, duty, eds or manager");
    day.change("insert into worker_role values (cast(? as uuid), '999', 'worker')", self);
    assertThat(oli.post(page, restrict(morgan, self)).asString())
        .contains("Select two people other than yourself");
    day.change(
        "delete from worker_role where worker_id = cast(? as uuid) and role = 'worker'", self);
    said(oli, page, restrict(morgan, nadia), "kept");

    oli.get(page).then().statusCode(404);
    oli.get(page + "/export.json").then().statusCode(404);
    assertThat(oli.post(page, Map.of("act", "lift")).statusCode()).isEqualTo(404);
    assertThat(oli.post("/register/children", Map.of("id", "L-1001")).asString())
        .contains("the register has no such child for you");
    Browser custodian = Browser.signedInAs("demo-morgan-reeve");
    assertThat(custodian.get("/notifications").asString()).contains("href=\"/register/children\"");
    assertThat(custodian.get("/register/children").asString())
        .contains("A.E.", "Restricted children whom you keep</h1>")
        .doesNotContain("Exampleone", "href=\"/register\"");
    assertThat(
            day.query(
                "select subject from audit_entry where action = 'listed' and actor = 'worker:"
                    + morgan
                    + "' and subject = 'child:00000999-0000-4000-8004-000000000001'"))
        .hasSize(1);
    custodian.get(page).then().statusCode(200);
    said(custodian, page, Map.of("act", "lift"), "kept");
    custodian.get(page).then().statusCode(404);
    oli.get(page).then().statusCode(200);
  }

  @Test
  void just_those_whom_it_would_accept_are_offered_as_custodian_and_deputy() {
    day.change(
        "insert into worker_role select id, authority_id, 'worker' from worker where name = 'Oli Tarn'");
    day.change("update worker set email = null where name = 'Gareth Lunn'");
    day.change(
        "insert into absence select gen_random_uuid(), authority_id, id, now() - interval '1 year', null from worker where name = 'Helen Ward'");
    day.change(
        "insert into child_bar select cast(? as uuid), authority_id, id, id, now() from worker where name = 'Ben Hollis'",
        ALEX);
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    String page = oli.get("/register/children/" + ALEX).asString();

    assertThat(offered(page, "custodian")).isEqualTo(accepted(oli));
    assertThat(offered(page, "deputy")).isEqualTo(accepted(oli));
    assertThat(offered(page, "custodian"))
        .contains("Amira Stone", "Erin Castle", "Idris Vane", "Farah Quill")
        .doesNotContain("Oli Tarn", "Gareth Lunn", "Helen Ward", "Ben Hollis", "Pia Lowe");
    assertThat(offered(page, "worker")).contains("Pia Lowe", "Helen Ward");
  }

  @Test
  void a_custodian_is_offered_themselves_again_and_no_keeper_to_be_barred() {
    Browser morgan = Browser.signedInAs("demo-morgan-reeve");
    String page = morgan.get("/register/children/00000999-0000-4000-8004-000000000009").asString();

    assertThat(offered(page, "custodian")).contains("Morgan Reeve", "Nadia Orme", "Lena Mercer");
    assertThat(offered(page, "worker"))
        .contains("Lena Mercer")
        .doesNotContain("Morgan Reeve", "Nadia Orme");
  }

  /** The names in the list of a field. */
  private static List<String> offered(String page, String field) {
    String list = first("<input [^>]*id=\"" + field + "\"[^>]* list=\"(\\w+)\"", page);
    String options = first("(?s)<datalist id=\"" + list + "\">(.*?)</datalist>", page);
    return Pattern.compile("<option value=\"([^\"]+)\">")
        .matcher(options)
        .results()
        .map(option -> option.group(1))
        .toList();
  }

  private static String first(String pattern, String page) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElseThrow();
  }

  /** Whom the form takes as custodian, beside a deputy who can be one, of all of the council. */
  private List<String> accepted(Browser keeper) {
    return day.query("select name from worker where authority_id = '999' order by name").stream()
        .filter(name -> isAccepted(keeper, name))
        .toList();
  }

  private boolean isAccepted(Browser keeper, String name) {
    String one = "select id from worker where name = '%s'";
    String other = name.equals("Nadia Orme") ? "Morgan Reeve" : "Nadia Orme";
    int status =
        keeper
            .post(
                "/register/children/" + ALEX,
                restrict(
                    day.query(one.formatted(name)).getFirst(),
                    day.query(one.formatted(other)).getFirst()))
            .statusCode();
    day.change(
        "update child set restricted = false, custodian_id = null, deputy_id = null where id = cast(? as uuid)",
        ALEX);
    return status == 303;
  }

  private static Map<String, String> restrict(String custodian, String deputy) {
    return Map.of("act", "restrict", "custodian", custodian, "deputy", deputy);
  }

  @Test
  void a_stale_register_is_warned_of_on_every_page() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    assertThat(amira.get("/notifications").asString()).doesNotContain("was not loaded");

    day.moveClock(Duration.ofHours(27));

    Browser later = Browser.signedInAs("demo-farah-quill");
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    for (String path : List.of("/notifications", "/reviews", "/rota", "/absences")) {
      assertThat(later.get(path).asString()).as(path).contains(STALE);
    }
    for (String path :
        List.of(
            "/register",
            "/register/quality",
            "/register/retention",
            "/register/children",
            "/sign-ins")) {
      assertThat(oli.get(path).asString()).as(path).contains(STALE);
    }
    day.change("delete from register_load");
    assertThat(later.get("/notifications").asString())
        .contains("The register of your council is empty");
  }

  @Test
  void the_command_loads_a_file_and_prints_what_became_of_each_row() throws Exception {
    Path file = Files.createTempFile("register", ".csv");
    Files.writeString(file, NEW_CHILD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        commands.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            "load",
            "999",
            "changes",
            file.toString());

    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("state,COMPLETE", "1,accepted,,,");
    assertThat(day.query("select count(*) from child where family_name = 'Newchild'"))
        .containsExactly("2");
    assertThat(
            commands.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), "load", "999", "some", "none"))
        .isEqualTo(2);
  }
}
