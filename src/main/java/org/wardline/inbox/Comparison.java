package org.wardline.inbox;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.wardline.inbox.ReviewPage.Given;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;

/** Compares what a message says of a child with a child of the register, field by field. */
final class Comparison {
  private static final Pattern BLANKS = Pattern.compile("[\\s,.]+");
  private static final String MISSING = "not given";

  private final SealingKeys keys;

  Comparison(SealingKeys keys) {
    this.keys = keys;
  }

  /** Whether two values speak for or against each other. */
  enum Verdict {
    AGREES("Agrees"),
    DIFFERS("Differs"),
    UNKNOWN("Cannot be compared");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** One field: what the message and the register say, in words. */
  record Field(String name, String sent, String held, Verdict verdict) {
    @Override
    public String toString() {
      return "Field[redacted]";
    }
  }

  /** What the message says, beside nobody. */
  static List<Given> said(Subject sent) {
    return List.of(
        new Given("NHS number", orMissing(spaced(sent.nhsNumber()))),
        new Given("Council’s own id", orMissing(sent.localId())),
        new Given(
            "Date of birth",
            sent.dateOfBirth() == null ? MISSING : SpokenTime.date(sent.dateOfBirth())),
        new Given("Family name", orMissing(sent.familyName())),
        new Given("Given name", orMissing(sent.givenName())),
        new Given("Sex", orMissing(sent.sex())),
        new Given("Address", orMissing(sent.address())),
        new Given("Postcode", orMissing(sent.postcode())));
  }

  private static String orMissing(String value) {
    return value == null ? MISSING : value;
  }

  List<Field> fields(Subject sent, RegisteredChild held) {
    return List.of(
        number(sent, held),
        localId(sent, held),
        field("Date of birth", sent.dateOfBirth(), held.dateOfBirth(), SpokenTime::date),
        text("Family name", sent.familyName(), held.familyName()),
        text("Given name", sent.givenName(), held.givenName()),
        text("Sex", sent.sex(), held.sex()),
        text("Address", sent.address(), held.address()),
        text("Postcode", sent.postcode(), held.postcode()));
  }

  private Field number(Subject sent, RegisteredChild held) {
    List<String> keysHeld = held.numbers().stream().map(RegisteredChild.HeldNumber::key).toList();
    String key = sent.nhsNumber() == null ? null : hex(Children.numberKey(keys, sent.nhsNumber()));
    return keyed("NHS number", spaced(sent.nhsNumber()), key, keysHeld);
  }

  private Field localId(Subject sent, RegisteredChild held) {
    boolean comparable = sent.localId() != null && sent.localIdAuthority() != null;
    String key =
        comparable ? hex(Children.localIdKey(keys, sent.localIdAuthority(), sent.localId())) : null;
    List<String> keyHeld = held.localIdKey() == null ? List.of() : List.of(held.localIdKey());
    return keyed("Council’s own id", sent.localId(), key, keyHeld);
  }

  private static Field keyed(String name, String sent, String key, List<String> held) {
    Verdict verdict = Verdict.UNKNOWN;
    if (key != null && !held.isEmpty()) {
      verdict = held.contains(key) ? Verdict.AGREES : Verdict.DIFFERS;
    }
    String words =
        switch (verdict) {
          case AGREES -> "the same";
          case DIFFERS -> "another one";
          case UNKNOWN -> held.isEmpty() ? MISSING : "held, not shown";
        };
    return new Field(name, orMissing(sent), words, verdict);
  }

  private static Field text(String name, String sent, String held) {
    return compared(name, sent, held, Function.identity(), (a, b) -> normal(a).equals(normal(b)));
  }

  private static Field field(
      String name, LocalDate sent, LocalDate held, Function<LocalDate, String> words) {
    return compared(name, sent, held, words, LocalDate::equals);
  }

  private static <T> Field compared(
      String name, T sent, T held, Function<T, String> words, BiPredicate<T, T> same) {
    Verdict verdict = Verdict.UNKNOWN;
    if (sent != null && held != null) {
      verdict = same.test(sent, held) ? Verdict.AGREES : Verdict.DIFFERS;
    }
    return new Field(
        name,
        sent == null ? MISSING : words.apply(sent),
        held == null ? MISSING : words.apply(held),
        verdict);
  }

  private static String normal(String text) {
    return BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.UK);
  }

  /** {@code 999 000 0018}. */
  private static String spaced(String number) {
    return number == null || number.length() != 10
        ? number
        : number.substring(0, 3) + ' ' + number.substring(3, 6) + ' ' + number.substring(6);
  }

  private static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }
}
