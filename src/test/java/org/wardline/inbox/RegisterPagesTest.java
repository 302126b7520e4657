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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        .isEqualTo("/register?said=uploaded");
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
    said(oli, page, Map.of("act", "hold", "reference", " "), "incomplete");
    assertThat(oli.get(page).asString()).contains("Nobody is barred", "Hold everything");
    assertThat(oli.get(page + "/export.json").asString())
        .contains("9990000018", "L-1001")
        .doesNotContain("Bobbie");
    assertThat(oli.get("/register/retention").asString()).contains("closed children", "730 days");
  }

  private static void said(Browser browser, String page, Map<String, String> form, String word) {
    assertThat(browser.post(page, form).header("Location")).endsWith("?said=" + word);
  }

  @Test
  void a_restricted_child_leaves_the_register_keepers_pages_and_its_custodian_lifts_it() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    oli.get("/register/children");
    String page = oli.post("/register/children", Map.of("id", "9990000018")).header("Location");
    oli.get(page);
    String morgan = day.query("select id from worker where name = 'Morgan Reeve'").getFirst();
    String nadia = day.query("select id from worker where name = 'Nadia Orme'").getFirst();

    said(oli, page, restrict(morgan, morgan), "keepers-not-reachable");
    said(oli, page, restrict(morgan, nadia), "kept");

    oli.get(page).then().statusCode(404);
    oli.get(page + "/export.json").then().statusCode(404);
    assertThat(oli.post(page, Map.of("act", "lift")).statusCode()).isEqualTo(404);
    assertThat(oli.post("/register/children", Map.of("id", "L-1001")).header("Location"))
        .endsWith("no-such-child");
    Browser custodian = Browser.signedInAs("demo-morgan-reeve");
    assertThat(custodian.get("/register/children").asString()).contains("Alex Exampleone");
    custodian.get(page).then().statusCode(200);
    said(custodian, page, Map.of("act", "lift"), "kept");
    custodian.get(page).then().statusCode(404);
    oli.get(page).then().statusCode(200);
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
