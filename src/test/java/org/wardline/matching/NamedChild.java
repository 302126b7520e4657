package org.wardline.matching;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

/** One of many invented children of a big register: names as frequent as names are, no number. */
record NamedChild(int place, String given, String family, LocalDate born, String postcode) {
  private static final String[] BEGINNINGS = {
    "Al", "Bra", "Ca", "Do", "El", "Fa", "Gre", "Ha", "Is", "Jo", "Ka", "Le", "Ma", "Ne", "Or",
    "Pa", "Qui", "Ro", "Sa", "Te", "Ul", "Vi", "Wi", "Ya", "Ze"
  };
  private static final String[] MIDDLES = {
    "bri", "ca", "de", "fe", "go", "li", "ma", "ni", "pa", "ri", "so", "ta", "vo", "we"
  };
  private static final String[] ENDS = {
    "an", "den", "ford", "gar", "ham", "la", "ley", "man", "na", "nor", "ra", "son", "ton", "well"
  };
  private static final int GIVEN = 3_000;
  private static final int FAMILY = 60_000;
  private static final LocalDate FIRST_BIRTH = LocalDate.of(2008, 1, 1);
  private static final int DAYS = 6_570;
  private static final int OF_A_POSTCODE = 15;

  static NamedChild of(int place) {
    Random chance = new Random(place * 0x9e3779b97f4a7c15L);
    return new NamedChild(
        place,
        name(rank(chance, GIVEN)),
        name(rank(chance, FAMILY) + GIVEN)
            + name(rank(chance, FAMILY) / GIVEN).toLowerCase(java.util.Locale.ROOT),
        FIRST_BIRTH.plusDays(chance.nextInt(DAYS)),
        postcode(place / OF_A_POSTCODE));
  }

  /** A few names are frequent, most are rare. */
  private static int rank(Random chance, int names) {
    return (int) (names * Math.pow(chance.nextDouble(), 2));
  }

  private static String name(int which) {
    int rest = which / BEGINNINGS.length;
    return BEGINNINGS[which % BEGINNINGS.length]
        + MIDDLES[rest % MIDDLES.length]
        + MIDDLES[rest / MIDDLES.length % MIDDLES.length]
        + ENDS[rest / MIDDLES.length / MIDDLES.length % ENDS.length];
  }

  /** Of outward codes that are in no use. */
  private static String postcode(int which) {
    int unit = which / 10 % 400;
    return "X%c%d %d%c%c"
        .formatted(
            (char) ('A' + which / 400_000 % 26),
            which / 4_000 % 100,
            which % 10,
            (char) ('A' + unit / 20),
            (char) ('A' + unit % 20));
  }

  /** Tab-separated, as COPY reads it. */
  String row() {
    return String.join(
            "\t",
            new UUID(0x4e_41_4d_45L << 32 | place, Long.MIN_VALUE | place).toString(),
            Council.AUTHORITY,
            Council.LOCALITY.toString(),
            given,
            family,
            born.toString(),
            postcode,
            MovableClock.START.toString())
        + '\n';
  }

  @Override
  public String toString() {
    return "NamedChild[" + place + ']';
  }
}
