package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.teams.Worker;

class PeopleByNameTest {
  private static final Worker AMIRA = worker("Amira Stone", "amira@exampleshire.example");
  private static final Worker SAM = worker("Sam Lee", "sam@exampleshire.example");
  private static final Worker OTHER_SAM = worker("sam  lee", null);

  private final PeopleByName people = new PeopleByName(List.of(AMIRA, SAM, OTHER_SAM));

  private static Worker worker(String name, String email) {
    return new Worker(
        UUID.randomUUID(),
        "999",
        null,
        name,
        email,
        null,
        true,
        null,
        Set.of("worker"),
        List.of(),
        List.of());
  }

  @Test
  void somebody_is_found_by_their_name_however_it_is_written() {
    assertThat(people.id(" amira   STONE")).isEqualTo(AMIRA.id().toString());
    assertThat(people.name(AMIRA.id().toString())).isEqualTo("Amira Stone");
  }

  @Test
  void two_of_one_name_are_told_apart_by_e_mail_address_or_else_by_id() {
    assertThat(people.names(worker -> true))
        .containsExactly(
            "Amira Stone", "Sam Lee, sam@exampleshire.example", "sam  lee, " + OTHER_SAM.id());
    assertThat(people.id("Sam Lee")).isEqualTo("Sam Lee");
    assertThat(people.id("Sam Lee, SAM@exampleshire.example")).isEqualTo(SAM.id().toString());
    assertThat(people.id("Sam Lee, " + OTHER_SAM.id())).isEqualTo(OTHER_SAM.id().toString());
  }

  @Test
  void what_is_nobodys_name_stays_what_was_typed() {
    assertThat(people.id("Nobody")).isEqualTo("Nobody");
    assertThat(people.name("Nobody")).isEqualTo("Nobody");
    assertThat(people.id(null)).isEmpty();
    assertThat(people.id(SAM.id().toString())).isEqualTo(SAM.id().toString());
  }

  @Test
  void what_is_missing_is_said_and_that_a_name_is_not_in_the_list() {
    assertThat(PeopleByName.missing("Select a person", "")).isEqualTo("Select a person");
    assertThat(PeopleByName.missing("Select a person", "Sam Lee"))
        .isEqualTo("Select a person: nobody in the list is called exactly that");
  }
}
