package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.inbox.MarkedChildren.Kind;
import org.wardline.inbox.MarkedChildren.Mark;
import org.wardline.inbox.MatrixPages.Read;

/** Role × child × page × field: nobody gets a byte of a child too many. */
@QuarkusTest
class RightsMatrixTest {
  @Inject DemoDay day;

  private MatrixPages pages;

  @BeforeEach
  void begin() {
    day.begin();
    MarkedChildren children = new MarkedChildren(day);
    day.change(
        """
        insert into child_bar (child_id, authority_id, worker_id, recorded_at)
        select '00000999-0000-4000-8004-000000000005', '999', id, now() from worker
        where authority_id = '999' and sign_in <> 'demo-helen-ward'""");
    pages = new MatrixPages(day, children);
  }

  @Test
  void no_page_says_a_byte_of_a_child_to_somebody_who_may_not_know_it() {
    Map<String, Set<Mark>> shown = new TreeMap<>();
    for (String reader : RightsTable.readers()) {
      Browser browser = Browser.signedInAs(reader);

      Read read = pages.readBy(browser).and(pages.readForReasonBy(browser));

      assertThat(read.children()).as(reader).isEqualTo(RightsTable.children(reader));
      read.marks()
          .forEach(
              (page, marks) -> {
                assertThat(RightsTable.shown(page, reader)).as(reader + page).containsAll(marks);
                shown.computeIfAbsent(page, p -> new TreeSet<>()).addAll(marks);
              });
    }
    assertThat(shown).as("what each page says to somebody").isEqualTo(RightsTable.shown());
  }

  @Test
  void who_has_every_role_in_another_council_reads_nothing_of_this_one() {
    day.change(
        """
        insert into worker_role (worker_id, authority_id, role)
        select id, authority_id, unnest(array['worker', 'register_keeper', 'rota_keeper', 'auditor', 'operator'])
        from worker where sign_in = 'demo-quentin-hale'""");
    Browser quentin = Browser.signedInAs("demo-quentin-hale");

    Read read = pages.readBy(quentin).and(pages.readForReasonBy(quentin));

    for (Kind kind : EnumSet.range(Kind.OWN, Kind.RESTRICTED)) {
      assertThat(read.of(kind)).as("on lists, polls, files, and answers to forms").isEmpty();
    }
    assertThat(read.of(Kind.OTHER_COUNCIL)).as("their own").contains(Mark.NUMBER, Mark.HOSPITAL);
  }

  @Test
  void every_page_is_in_the_matrix() {
    assertThat(Routes.withoutOneOf(pages.addresses()))
        .as("who is refused by their provider reads nothing")
        .containsExactly("/sign-in/refused");
  }

  @Test
  void who_has_several_roles_reads_what_each_of_them_may_and_no_more() {
    Read alone = readBy("demo-amira-stone");
    Read inOffices =
        Stream.of("demo-oli-tarn", "demo-tess-ingle", "demo-ruth-ames", "demo-pia-lowe")
            .map(this::readBy)
            .reduce(Read.nothing(), Read::and)
            .without("broken glass");

    day.change(
        """
        insert into worker_role (worker_id, authority_id, role)
        select id, authority_id, unnest(array['register_keeper', 'rota_keeper', 'auditor', 'operator'])
        from worker where sign_in = 'demo-amira-stone'""");

    assertThat(readBy("demo-amira-stone").pages()).isEqualTo(alone.and(inOffices).pages());
  }

  /** Without the latest entries of the trail, which are others after each look. */
  private Read readBy(String reader) {
    return pages.readBy(Browser.signedInAs(reader)).without("/desk/audit");
  }
}
