package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AbsencePagesTest {
  private static final String AMIRA = "00000999-0000-4000-8002-000000000001";
  private static final String BEN = "00000999-0000-4000-8002-000000000002";

  private static final String DEV = "00000999-0000-4000-8002-000000000004";

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void one_says_of_oneself_that_one_is_away() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    assertThat(amira.get("/absences").asString())
        .contains("You are not away, now or later.")
        .doesNotContain("Gareth Lunn is away", "Somebody leaves");

    Response done =
        amira.post(
            "/absences/away", Map.of("worker", AMIRA, "first", "2026-03-27", "last", "2026-03-29"));

    assertThat(done.header("Location")).startsWith("/absences?said=absence-recorded.");
    assertThat(amira.get("/absences").asString())
        .contains("Amira Stone is away from Friday 27 March to Sunday 29 March.");
    assertThat(
            day.query(
                "select until_at at time zone 'UTC' from absence where worker_id = '"
                    + AMIRA
                    + "'"))
        .containsExactly("2026-03-29 23:00:00");
    assertThat(day.query("select subject from audit_entry where action = 'absence_recorded'"))
        .containsExactly("worker:" + AMIRA);
  }

  @Test
  void nobody_says_it_of_a_colleague_but_who_keeps_the_rota_does() {
    Map<String, String> form = Map.of("worker", BEN, "first", "2026-03-27");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/absences");
    amira.post("/absences/away", form).then().statusCode(404);

    Browser dev = Browser.signedInAs("demo-dev-marlow");
    assertThat(dev.get("/absences").asString())
        .contains("Gareth Lunn is away", "Somebody leaves")
        .contains("<label class=\"govuk-label\" for=\"away-worker\">Who is away?</label>")
        .contains("<datalist id=\"people\">", "<option value=\"Ben Hollis\">");
    assertThat(dev.post("/absences/leaver", Map.of("worker", BEN, "first", "soon")).asString())
        .contains("list=\"people\" value=\"Ben Hollis\"")
        .contains("id=\"leaver-first\" name=\"first\" type=\"date\" value=\"soon\"");
    dev.post("/absences/away", form).then().statusCode(303);

    assertThat(dev.get("/absences").asString())
        .contains("Ben Hollis is away from Friday 27 March until further notice.");
  }

  @Test
  void a_person_is_named_as_in_the_list_and_two_of_one_name_are_told_apart() {
    day.change(
        """
        insert into worker (id, authority_id, team_id, name, email)
        select gen_random_uuid(), authority_id, team_id, name, 'ben.hollis2@exampleshire.example' from worker where id = ?""",
        java.util.UUID.fromString(BEN));
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/absences");

    assertThat(awayFrom(dev, "Ben Hollis").asString())
        .contains(
            "Select a person: nobody in the list is called exactly that",
            "list=\"people\" value=\"Ben Hollis\"",
            "<option value=\"Ben Hollis, ben.hollis2@exampleshire.example\">");
    awayFrom(dev, " ben  HOLLIS, ben.hollis@exampleshire.example ").then().statusCode(303);
    awayFrom(dev, "Gareth Lunn").then().statusCode(303);

    assertThat(
            day.query(
                "select w.email from absence a join worker w on w.id = a.worker_id where from_at = '2026-03-27'"))
        .containsExactlyInAnyOrder(
            "ben.hollis@exampleshire.example", "gareth.lunn@exampleshire.example");
  }

  private static Response awayFrom(Browser keeper, String name) {
    return keeper.post("/absences/away", Map.of("worker", name, "first", "2026-03-27"));
  }

  @Test
  void somebody_covers() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/absences");

    amira
        .post(
            "/absences/cover",
            Map.of("worker", AMIRA, "cover", BEN, "first", "2026-03-11", "last", "2026-03-12"))
        .then()
        .statusCode(303);

    assertThat(amira.get("/absences").asString()).contains("Ben Hollis covers for Amira Stone");
  }

  @Test
  void what_is_wrong_is_said_and_nothing_is_recorded() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/absences");

    Response noDay = amira.post("/absences/away", Map.of("worker", AMIRA, "first", "soon"));
    Response backwards =
        amira.post(
            "/absences/away", Map.of("worker", AMIRA, "first", "2026-03-12", "last", "2026-03-11"));
    Response oneself =
        amira.post(
            "/absences/cover", Map.of("worker", AMIRA, "cover", AMIRA, "first", "2026-03-12"));

    assertThat(noDay.statusCode()).isEqualTo(400);
    assertThat(noDay.asString())
        .contains("Enter the first day, such as Friday 27 March 2026", "Error: Absences");
    assertThat(backwards.asString()).contains("a last day that is not before the first");
    assertThat(oneself.asString()).contains("name another worker of this council as cover");
    assertThat(day.query("select id from absence where worker_id = '" + AMIRA + "'")).isEmpty();
  }

  @Test
  void just_those_whom_it_would_accept_are_offered_as_cover() {
    day.change("update worker set email = null, sign_in = null where name = 'Gareth Lunn'");
    day.change("update worker set left_at = '2026-03-09' where name = 'Helen Ward'");
    for (String reader : List.of("demo-amira-stone", "demo-tess-ingle", "demo-dev-marlow")) {
      Browser browser = Browser.signedInAs(reader);
      String page = browser.get("/absences").asString();
      String of = reader.equals("demo-amira-stone") ? AMIRA : BEN;
      assertThat(offered(page)).as(reader).isNotEmpty();
      for (String name :
          day.query("select name from worker where authority_id = '999' and id <> '" + of + "'")) {
        int status = browser.post("/absences/cover", coverBy(name, of)).statusCode();
        assertThat(status == 303).as(reader + ": " + name).isEqualTo(offered(page).contains(name));
      }
    }
  }

  private Map<String, String> coverBy(String name, String whom) {
    String cover = day.query("select id from worker where name = '" + name + "'").getFirst();
    return Map.of("worker", whom, "cover", cover, "first", "2026-03-12");
  }

  private static List<String> offered(String page) {
    String list =
        page.replaceFirst("(?s).*<datalist id=\"colleagues\"", "")
            .replaceFirst("(?s)</datalist>.*", "");
    return Pattern.compile("<option value=\"([^\"]+)\">")
        .matcher(list)
        .results()
        .map(option -> option.group(1))
        .toList();
  }

  @Test
  void a_leaver_is_recorded_by_the_keeper_alone() {
    Map<String, String> form = Map.of("worker", BEN, "first", "2026-03-10");
    Browser ben = Browser.signedInAs("demo-ben-hollis");
    ben.get("/absences");
    ben.post("/absences/leaver", form).then().statusCode(404);

    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/absences");
    dev.post("/absences/leaver", form).then().statusCode(303);

    assertThat(day.query("select left_at at time zone 'UTC' from worker where id = '" + BEN + "'"))
        .containsExactly("2026-03-11 00:00:00");
  }

  /** Where the only absence or cover of a worker is changed. */
  private String entryOf(String table, String column, String worker) {
    return "/absences/entries/"
        + day.query("select id from " + table + " where " + column + " = '" + worker + "'")
            .getFirst();
  }

  @Test
  void one_comes_back_earlier_than_one_said_and_takes_back_what_was_not_so() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/absences");
    amira.post(
        "/absences/away", Map.of("worker", AMIRA, "first", "2026-03-09", "last", "2026-03-29"));
    String entry = entryOf("absence", "worker_id", AMIRA);
    assertThat(amira.get("/absences").asString()).contains("href=\"" + entry + "\"");
    assertThat(amira.get(entry).asString()).contains("value=\"2026-03-29\"");

    assertThat(amira.post(entry + "/end", Map.of("last", "2026-03-08")).asString())
        .contains("it would end before it begins: take it back instead");
    assertThat(amira.post(entry + "/end", Map.of("last", "2026-03-11")).header("Location"))
        .startsWith("/absences?said=absence-changed.");
    assertThat(amira.get("/absences").asString())
        .contains("Amira Stone is away from Monday 9 March to Wednesday 11 March.");
    amira.get(entry).then().statusCode(404);

    String changed = entryOf("absence", "worker_id", AMIRA);
    amira.get(changed);
    amira.post(changed + "/take-back", Map.of()).then().statusCode(303);
    assertThat(amira.get("/absences").asString()).contains("You are not away, now or later.");
    assertThat(
            day.query(
                "select action from audit_entry where subject = 'worker:"
                    + AMIRA
                    + "' and action like 'absence%' order by 1"))
        .containsExactly("absence_ended", "absence_recorded", "absence_taken_back");
  }

  @Test
  void a_cover_is_ended_by_whom_it_is_for_or_a_keeper_and_by_nobody_else() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/absences");
    amira.post("/absences/cover", Map.of("worker", AMIRA, "cover", BEN, "first", "2026-03-09"));
    String entry = entryOf("relationship", "kind = 'covers_for' and other_id", AMIRA);

    Browser ben = Browser.signedInAs("demo-ben-hollis");
    ben.get("/absences");
    ben.get(entry).then().statusCode(404);
    ben.post(entry + "/take-back", Map.of()).then().statusCode(404);

    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get(entry);
    dev.post(entry + "/end", Map.of("last", "2026-03-20")).then().statusCode(303);
    assertThat(dev.get("/absences").asString())
        .contains("Ben Hollis covers for Amira Stone from Monday 9 March to Friday 20 March.");
  }

  @Test
  void a_leaver_who_was_recorded_by_mistake_is_taken_back_and_signs_in_again() {
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/absences");
    dev.post("/absences/leaver", Map.of("worker", BEN, "first", "2026-03-09"));
    String entry = "/absences/entries/" + BEN;
    assertThat(dev.get("/absences").asString())
        .contains("The last day at work of Ben Hollis is Monday 9 March.", entry);

    assertThat(dev.get(entry).asString()).doesNotContain("It ends on another day");
    dev.post(entry + "/take-back", Map.of()).then().statusCode(303);

    assertThat(dev.get("/absences").asString()).doesNotContain("last day at work of Ben Hollis");
    Browser.signedInAs("demo-ben-hollis").get("/absences").then().statusCode(200);
  }

  @Test
  void who_keeps_the_rota_records_no_leavers_and_nobody_gives_themselves_anothers_work() {
    day.change(
        "insert into worker_role select id, '999', 'rota_keeper' from worker where id = '"
            + BEN
            + "'");
    Browser ben = Browser.signedInAs("demo-ben-hollis");
    assertThat(ben.get("/absences").asString())
        .contains("Who is away?")
        .doesNotContain("Somebody leaves");

    ben.post("/absences/leaver", Map.of("worker", AMIRA, "first", "2026-03-09"))
        .then()
        .statusCode(404);
    ben.get("/absences");
    Response cover =
        ben.post("/absences/cover", Map.of("worker", AMIRA, "cover", BEN, "first", "2026-03-09"));
    assertThat(cover.statusCode()).isEqualTo(400);
    assertThat(cover.asString()).contains("nobody gives themselves what somebody else holds");

    Browser dev = Browser.signedInAs("demo-dev-marlow");
    dev.get("/absences");
    Response own =
        dev.post("/absences/leaver", Map.of("worker", "Dev Marlow", "first", "2026-03-09"));
    assertThat(own.statusCode()).isEqualTo(400);
    assertThat(own.asString()).contains("have somebody else record that you leave");
    assertThat(day.query("select left_at from worker where id = '" + DEV + "'"))
        .containsOnlyNulls();
  }
}
