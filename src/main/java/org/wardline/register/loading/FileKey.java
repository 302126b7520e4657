package org.wardline.register.loading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.teams.CouncilFiles;

/**
 * What the place of a file says: {@code register/<ODS code>/full/<name>}, {@code …/changes/<name>},
 * {@code …/staff/<name>}, {@code …/policy/<name>}, {@code …/briefing-allocated/<name>}, {@code
 * …/briefing-duty/<name>}, or {@code register/<ODS code>/answers/<load>/<worker>/yes}, with which a
 * person answers a load that asks. A name may begin with the London time for which the file is
 * right: {@code 2026-03-10T0200}.
 */
sealed interface FileKey {
  /** A file to be loaded. */
  record OfRegister(String authority, boolean full, Optional<Instant> asAt) implements FileKey {}

  /** The answer of a person. */
  record OfAnswer(String authority, UUID load, UUID worker, boolean goOn) implements FileKey {}

  /** A file about the council itself. */
  record OfCouncil(String authority, CouncilFiles.Kind kind) implements FileKey {}

  /** Nothing that this function knows. */
  record Unknown() implements FileKey {}

  Pattern REGISTER = Pattern.compile("register/([A-Z0-9]{1,12})/(full|changes)/([^/]+)");
  Pattern COUNCIL =
      Pattern.compile("register/([A-Z0-9]{1,12})/(" + CouncilFiles.Kind.words() + ")/[^/]+");
  Pattern ANSWER =
      Pattern.compile("register/([A-Z0-9]{1,12})/answers/([0-9a-f-]{36})/([0-9a-f-]{36})/(yes|no)");
  Pattern BROUGHT = Pattern.compile(".*-by-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  DateTimeFormatter NAMED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss");
  Pattern AS_AT = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})?.*");

  static FileKey of(String key) {
    Matcher register = REGISTER.matcher(key);
    if (register.matches()) {
      return new OfRegister(
          register.group(1), register.group(2).equals("full"), asAt(register.group(3)));
    }
    Matcher council = COUNCIL.matcher(key);
    if (council.matches()) {
      return new OfCouncil(
          council.group(1), CouncilFiles.Kind.find(council.group(2)).orElseThrow());
    }
    Matcher answer = ANSWER.matcher(key);
    return answer.matches()
        ? new OfAnswer(
            answer.group(1),
            UUID.fromString(answer.group(2)),
            UUID.fromString(answer.group(3)),
            answer.group(4).equals("yes"))
        : new Unknown();
  }

  /** Where an answer is put. */
  static String ofAnswer(String authority, UUID load, UUID worker, boolean goOn) {
    return "register/%s/answers/%s/%s/%s".formatted(authority, load, worker, goOn ? "yes" : "no");
  }

  /** Where a file is put that is right for this moment, and that this worker brings. */
  static String ofRegister(String authority, boolean full, Instant asAt, UUID worker) {
    return "register/%s/%s/%s-%s-by-%s"
        .formatted(
            authority,
            full ? "full" : "changes",
            NAMED.format(asAt.atZone(ZoneId.of("Europe/London"))),
            UUID.randomUUID(),
            worker);
  }

  /** Who brought the file that lies there; null when nobody did by name. */
  static UUID broughtBy(String key) {
    Matcher brought = BROUGHT.matcher(key);
    return brought.matches() ? UUID.fromString(brought.group(1)) : null;
  }

  private static Optional<Instant> asAt(String name) {
    Matcher written = AS_AT.matcher(name);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.parse(written.group(1))
              .atTime(
                  LocalTime.of(
                      Integer.parseInt(written.group(2)),
                      Integer.parseInt(written.group(3)),
                      written.group(4) == null ? 0 : Integer.parseInt(written.group(4))))
              .atZone(ZoneId.of("Europe/London"))
              .toInstant());
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }
}
