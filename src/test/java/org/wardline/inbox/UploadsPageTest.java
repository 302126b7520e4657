package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UploadsPageTest {
  @Inject DemoDay day;

  @BeforeEach
  void begin() {
    day.begin();
  }

  @Test
  void a_register_keeper_reads_what_would_go_before_switching_uploads_on() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");

    assertThat(oli.get("/register/uploads").asString())
        .contains("Uploads are off", "CP-IS does not have it.", "switch uploads on")
        .doesNotContain("Exampleone", "999000");
    oli.post("/register/uploads", Map.of("act", "on")).then().statusCode(303);
    assertThat(oli.get("/register/uploads").asString())
        .contains("Uploads are on", "Make a file now")
        .doesNotContain("Go on with uploads");
    day.change("update upload_setting set paused = 'no_telephone'");
    assertThat(oli.get("/register/uploads").asString())
        .contains("Uploads wait", "Go on with uploads")
        .doesNotContain("Make a file now");
    oli.post("/register/uploads", Map.of("act", "on")).then().statusCode(303);

    oli.post("/register/uploads", Map.of("act", "now")).then().statusCode(303);
    assertThat(day.query("select requested_at is not null from upload_setting"))
        .containsExactly("t");
    oli.post("/register/uploads", Map.of("act", "off")).then().statusCode(303);
    assertThat(oli.get("/register/uploads").asString()).contains("Uploads are off");
  }

  @Test
  void children_whom_the_keeper_may_not_know_of_are_neither_named_nor_counted() {
    String restricted =
        "select count(*) from child where authority_id = '999' and restricted and closed_at is null";
    assertThat(Integer.parseInt(day.query(restricted).getFirst())).isPositive();

    assertThat(Browser.signedInAs("demo-oli-tarn").get("/register/uploads").asString())
        .contains("The next file (")
        .doesNotContain("may not know of", "L-1009");
    assertThat(listed("restricted")).isEqualTo("0");
  }

  @Test
  void whose_ids_are_shown_stands_in_the_trail() {
    Browser.signedInAs("demo-oli-tarn").get("/register/uploads").then().statusCode(200);

    assertThat(listed("c.id = '00000999-0000-4000-8004-000000000001'")).isEqualTo("1");
  }

  /** How many entries say that such a child was listed. */
  private String listed(String condition) {
    return day.query(
            """
            select count(*) from audit_entry a join child c on a.subject = 'child:' || c.id
            where a.action = 'listed' and a.actor like 'worker:%%' and %s"""
                .formatted(condition))
        .getFirst();
  }

  @Test
  void a_long_list_shows_its_first_hundred_and_the_rest_when_asked() {
    day.change(
        """
        insert into child (id, authority_id, family_name, date_of_birth, recorded_at)
        select gen_random_uuid(), '999', 'Family' || i, '2015-01-01', now() from generate_series(1, 120) i""");
    day.change(
        """
        insert into plan (id, authority_id, child_id, type, started_at, recorded_at)
        select gen_random_uuid(), '999', id, 'CPP', '2025-01-01', now() from child where family_name like 'Family%'""");
    Browser oli = Browser.signedInAs("demo-oli-tarn");

    assertThat(oli.get("/register/uploads").asString())
        .contains("The first 100. ", "Show all 1")
        .satisfies(page -> assertThat(page.split("without an id of the council", -1)).hasSize(101));
    assertThat(listed("c.family_name like 'Family%'")).isEqualTo("100");
    assertThat(oli.get("/register/uploads?all=yes").asString())
        .doesNotContain("The first 100.")
        .satisfies(page -> assertThat(page.split("without an id of the council", -1)).hasSize(121));
    assertThat(listed("c.family_name like 'Family%'")).isEqualTo("220");
  }

  @Test
  void what_cp_is_did_not_load_stands_there_with_what_to_do_until_it_is_mended() {
    Browser oli = Browser.signedInAs("demo-oli-tarn");
    day.change(
        "insert into upload_line (child_id, authority_id, problem, problem_since) select id,"
            + " authority_id, 'CPR03', '2026-03-09T08:00Z' from child where authority_id = '999'"
            + " and not restricted limit 1");

    assertThat(oli.get("/register/uploads").asString())
        .contains("What CP-IS answered (1)", "do not belong together", "Monday 9 March, 08:00");
  }

  @Test
  void others_than_the_register_keeper_find_no_such_page() {
    Browser amira = Browser.signedInAs("demo-amira-stone");
    amira.get("/notifications");

    amira.get("/register/uploads").then().statusCode(404);
    amira.post("/register/uploads", Map.of("act", "on")).then().statusCode(404);
  }
}
