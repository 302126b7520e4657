package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListPagesTest {
  private static final String ALEX = "9990000018";

  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  private String referenceOf(UUID id) {
    return day.query("select reference from notification where id = '%s'".formatted(id)).getFirst();
  }

  @Test
  void who_oversees_can_choose_between_their_own_their_teams_and_all() {
    day.accessed(ALEX, "L-1001");
    Browser dev = Browser.signedInAs("demo-dev-marlow");
    Browser erin = Browser.signedInAs("demo-erin-castle");

    assertThat(dev.get("/notifications").asString()).contains("Duty: all teams", "New (1)");
    assertThat(dev.get("/notifications?list=team").asString()).contains("A.E.", "New (1)");
    assertThat(dev.get("/notifications?list=mine").asString()).contains("New (0)");
    assertThat(erin.get("/notifications?list=team").asString()).contains("New (0)");
    assertThat(erin.get("/notifications?list=duty").asString()).contains("New (1)");
  }

  @Test
  void who_does_not_oversee_has_one_list_whatever_the_address_says() {
    day.accessed(ALEX, "L-1001");

    assertThat(Browser.signedInAs("demo-ben-hollis").get("/notifications?list=duty").asString())
        .contains("New (0)")
        .doesNotContain("A.E.", "My team");
  }

  @Test
  void what_is_held_stands_apart_for_the_holder_and_for_others() {
    UUID id = day.accessed(ALEX, "L-1001");
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications/" + id);
    amira.post("/notifications/" + id + "/acknowledgement", Map.of());

    assertThat(amira.get("/notifications").asString())
        .contains("New (0)", "Waiting for your outcome (1)", "Held by somebody else (0)");
    assertThat(Browser.signedInAs("demo-farah-quill").get("/notifications").asString())
        .contains("Held by somebody else (1)", "Held by Amira Stone since");
  }

  @Test
  void one_state_can_be_shown_alone() {
    day.accessed(ALEX, "L-1001");

    assertThat(
            Browser.signedInAs("demo-amira-stone").get("/notifications?state=settled").asString())
        .contains("Concluded (0)")
        .doesNotContain("New (", "A.E.");
  }

  @Test
  void a_reference_leads_to_its_notification() {
    UUID id = day.accessed(ALEX, "L-1001");
    String reference = referenceOf(id);

    Response found = find("demo-farah-quill", " " + reference.toLowerCase(java.util.Locale.ROOT));

    assertThat(found.header("Location")).isEqualTo("/notifications/" + id);
  }

  @Test
  void a_reference_is_found_with_a_blank_or_nothing_in_place_of_its_hyphen() {
    String reference = referenceOf(day.accessed(ALEX, "L-1001"));

    for (String hyphen : new String[] {"", " ", "\u00a0", " - ", "\u2011"}) {
      find("demo-farah-quill", reference.replace("-", hyphen)).then().statusCode(303);
    }
    assertThat(find("demo-farah-quill", "7F3K2Q9").asString())
        .contains("There is no notification with this reference", "value=\"7F3K2Q9\"");
  }

  @Test
  void what_waits_is_announced_by_what_it_is_whatever_the_filter_shows() {
    day.accessed(ALEX, "L-1001");
    copiesOfTheNotification(30);
    Browser farah = Browser.signedInAs("demo-farah-quill");

    String before = waiting(farah.get("/notifications?state=settled").asString());
    assertThat(before.split(" ", -1)).hasSize(31).doesNotHaveDuplicates();
    assertThat(waiting(farah.get("/notifications").asString())).isEqualTo(before);

    day.change(
        "update notification set state = 'concluded', concluded_at = opened_at where reference = 'COPY-1'");
    UUID other = day.accessed("9990000026", "L-1002");
    assertThat(waiting(farah.get("/notifications").asString()).split(" ", -1))
        .hasSize(31)
        .contains(referenceOf(other) + ".1");
  }

  private static String waiting(String page) {
    Matcher keys = Pattern.compile("data-wl-new=\"([^\"]*)\"").matcher(page);
    assertThat(keys.find()).isTrue();
    return keys.group(1);
  }

  @Test
  void a_page_that_cannot_be_refreshed_names_whom_to_ring() {
    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications").asString())
        .containsPattern("use the telephone: .*01632 960");
    day.change("update team set telephone = null");
    assertThat(Browser.signedInAs("demo-amira-stone").get("/notifications").asString())
        .contains("use the telephone: every e-mail of Wardline names the number.");
  }

  private static Response find(String subject, String reference) {
    Browser browser = Browser.signedInAs(subject);
    browser.get("/notifications");
    return browser.post("/notifications", Map.of("reference", reference));
  }

  @Test
  void what_somebody_types_into_the_search_box_is_never_part_of_an_address() {
    String reference = referenceOf(day.accessed(ALEX, "L-1001"));
    Browser farah = Browser.signedInAs("demo-farah-quill");

    farah.get("/notifications?reference=" + reference).then().statusCode(200);
    assertThat(farah.get("/notifications?reference=Alex Exampleone").asString())
        .doesNotContain("Alex Exampleone", "There is a problem");
  }

  @Test
  void a_reference_of_somebody_elses_reads_like_one_that_does_not_exist() {
    String hidden = referenceOf(day.accessed(ALEX, "L-1001"));

    String secret = find("demo-ben-hollis", hidden).asString();
    String missing = find("demo-ben-hollis", "AAAA-AAAA").asString();

    assertThat(secret)
        .contains("There is no notification with this reference", "<title>Error: Notifications");
    assertThat(withoutToken(secret.replace(hidden, "AAAA-AAAA"))).isEqualTo(withoutToken(missing));
  }

  private static String withoutToken(String page) {
    return page.replaceAll("name=\"formToken\" value=\"[^\"]+\"", "");
  }

  @Test
  void a_reference_of_a_restricted_child_is_found_by_its_keepers_only() {
    String reference = referenceOf(day.accessed("9990000107", "L-1009"));

    find("demo-morgan-reeve", reference).then().statusCode(303);
    find("demo-dev-marlow", reference).then().statusCode(200);
  }

  @Test
  void a_long_list_goes_on_page_by_page_without_gap_or_repeat() {
    day.accessed(ALEX, "L-1001");
    copiesOfTheNotification(60);
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(allOf(farah, "/notifications?state=new")).hasSize(61).doesNotHaveDuplicates();
    assertThat(farah.get("/notifications").asString()).contains("New (25 and more)");

    day.change(
        "update notification set state = 'acknowledged', conclude_by = opened_at + interval '1 day'");
    assertThat(allOf(farah, "/notifications?state=held")).hasSize(61).doesNotHaveDuplicates();
  }

  @Test
  void what_is_settled_goes_on_page_by_page_in_each_view_the_latest_first() {
    day.accessed(ALEX, "L-1001");
    copiesOfTheNotification(60);
    day.change(
        """
        update notification set state = 'concluded', outcome = 'NO_FURTHER_ACTION', concluded_at = opened_at,
          opened_at = opened_at - length(reference) * interval '1 day'""");
    day.change("delete from notification_worker");
    writeDownWhomTheOlderOnesConcerned();
    List<String> latestFirst =
        day.query("select reference from notification order by opened_at desc, id desc");
    Browser farah = Browser.signedInAs("demo-farah-quill");

    assertThat(allOf(Browser.signedInAs("demo-amira-stone"), "/notifications?state=settled"))
        .isEqualTo(latestFirst);
    assertThat(allOf(farah, "/notifications?list=duty&state=settled")).isEqualTo(latestFirst);
    assertThat(
            allOf(Browser.signedInAs("demo-dev-marlow"), "/notifications?list=team&state=settled"))
        .isEqualTo(latestFirst);
    assertThat(allOf(farah, "/notifications?list=mine&state=settled")).isEmpty();

    day.change(
        "update notification set owner_id = (select id from worker where sign_in = 'demo-farah-quill')");
    assertThat(allOf(farah, "/notifications?list=mine&state=settled")).isEqualTo(latestFirst);
  }

  private void writeDownWhomTheOlderOnesConcerned() {
    try (InputStream migration =
        getClass().getResourceAsStream("/db/migration/V092__whom_it_concerned_before.sql")) {
      day.change(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The references on all pages of a list. */
  private static List<String> allOf(Browser browser, String list) {
    Pattern reference = Pattern.compile("id=\"n-([^\"]+)\"");
    Pattern more = Pattern.compile("href=\"([^\"]+)\">More");
    List<String> seen = new ArrayList<>();
    String path = list;
    for (int page = 0; path != null && page < 4; page++) {
      String html = browser.follow(path).asString();
      reference.matcher(html).results().map(one -> one.group(1)).forEach(seen::add);
      Matcher next = more.matcher(html);
      path = next.find() ? next.group(1).replace("&amp;", "&") : null;
    }
    assertThat(path).isNull();
    return seen;
  }

  @Test
  void what_is_hidden_from_the_reader_is_neither_counted_nor_where_a_page_ends() {
    day.accessed(ALEX, "L-1001");
    copiesOfTheNotification(30);
    day.accessed("9990000026", "L-1002");
    String alex = "00000999-0000-4000-8004-000000000001";
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select '%s', '999', id, timestamptz '2026-03-10T10:00Z' from worker where sign_in = 'demo-farah-quill'"""
            .formatted(alex));
    onlyOneIsThere();

    day.change("delete from child_bar");
    day.change(
        """
        update child c set restricted = true, custodian_id = k.custodian_id, deputy_id = k.deputy_id
        from child k where k.restricted and k.authority_id = '999' and c.id = '%s'"""
            .formatted(alex));
    day.change("update notification set restricted = false, custodian_id = null, deputy_id = null");
    onlyOneIsThere();
  }

  private static void onlyOneIsThere() {
    Browser farah = Browser.signedInAs("demo-farah-quill");
    assertThat(farah.get("/notifications").asString())
        .contains("New (1)")
        .doesNotContain("and more", "after=");
    assertThat(farah.get("/hidden/new").asString()).isEqualTo("1 new");
  }

  /** In episodes of their own, long before. */
  private void copiesOfTheNotification(int number) {
    day.change(
        """
        insert into episode (id, authority_id, child_id, organisation, began_at, ends_at)
        select cast(lpad(to_hex(i), 32, '0') as uuid), authority_id, child_id, organisation,
          began_at - i * interval '2 days', ends_at - i * interval '2 days'
        from episode, generate_series(1, %d) i"""
            .formatted(number));
    day.change(
        """
        insert into notification (id, authority_id, episode_id, child_id, reference, route, restricted,
          allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
          waits_for_morning, office_steps, out_of_hours_steps, step_due_at, version)
        select e.id, n.authority_id, e.id, n.child_id, 'COPY-' || row_number() over (), route, restricted,
          allocated_worker_id, addressee_id, team_id, policy, state, opened_at, round, round_began_at,
          waits_for_morning, office_steps, out_of_hours_steps, step_due_at, version
        from notification n join episode e on e.id <> n.episode_id""");
  }

  @Test
  void without_scripts_a_list_that_nobody_uses_is_hidden_after_a_quarter_of_an_hour() {
    Browser amira = Browser.signedInAs("demo-amira-stone");

    amira.get("/notifications?refreshed=44").then().statusCode(200);
    assertThat(amira.get("/notifications?refreshed=45").header("Location")).isEqualTo("/hidden");
  }
}
