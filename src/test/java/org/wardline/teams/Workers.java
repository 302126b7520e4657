package org.wardline.teams;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Invented workers for policy tests, each named by what they are. */
final class Workers {
  private Workers() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Somebody who is there, and can be told on the desktop and by e-mail. */
  static Worker present(String name) {
    return worker(name, null, true, List.of(), List.of());
  }

  /** Somebody who is away from then until then, and for whom these cover all the time. */
  static Worker away(String name, Instant from, Instant until, String... covers) {
    return worker(
        name,
        null,
        true,
        List.of(new Span(from, until)),
        List.of(covers).stream().map(Workers::coveredBy).toList());
  }

  static Worker left(String name, Instant at, String... covers) {
    return worker(
        name, at, true, List.of(), List.of(covers).stream().map(Workers::coveredBy).toList());
  }

  /** Somebody with neither desktop nor e-mail. */
  static Worker unreachable(String name) {
    return worker(name, null, false, List.of(), List.of());
  }

  /** Somebody who is there but has only a role that answers nothing. */
  static Worker withoutRole(String name, String... covers) {
    Worker present = present(name);
    return new Worker(
        present.id(),
        present.authority(),
        null,
        name,
        present.email(),
        null,
        true,
        null,
        Set.of("rota_keeper"),
        List.of(),
        List.of(covers).stream().map(Workers::coveredBy).toList());
  }

  static Worker worker(
      String name,
      Instant leftAt,
      boolean reachable,
      List<Span> absences,
      List<Relationship> relationships) {
    return new Worker(
        id(name),
        "999",
        null,
        name,
        reachable ? name + "@exampleshire.example" : null,
        null,
        reachable,
        leftAt,
        Set.of("worker"),
        absences,
        relationships);
  }

  static Relationship coveredBy(String name) {
    return new Relationship(Relationship.Kind.COVERS_FOR, id(name), new Span(Instant.EPOCH, null));
  }
}
