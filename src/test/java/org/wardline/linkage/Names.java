package org.wardline.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Names by their rank: the first of a list are frequent, and some are made up and very rare. */
final class Names {
  private static final List<String> BEGINNINGS =
      List.of(
          "Ash", "Bar", "Black", "Brad", "Brack", "Broad", "Bur", "Chad", "Cop", "Cran", "Crom",
          "Dal", "Dun", "Eaves", "Fair", "Farn", "Gar", "Gold", "Hal", "Hard", "Hath", "Hax", "Hol",
          "Kel", "Kirk", "Lang", "Led", "Lin", "Mar", "Mel", "Nor", "Oak", "Pem", "Pen", "Quar",
          "Rad", "Raven", "Rush", "Sel", "Shel", "Stan", "Stock", "Sut", "Tar", "Thorn", "Tre",
          "Wad", "Wal", "Wex", "Whit", "Win", "Wol", "Wyn", "Yar");
  private static final List<String> MIDDLES =
      List.of("", "", "", "a", "e", "er", "en", "ing", "ar", "le", "man", "mor", "ri", "s");
  private static final List<String> ENDS =
      List.of(
          "bourne", "bridge", "brook", "burn", "bury", "by", "combe", "cott", "dale", "den",
          "field", "ford", "gate", "ham", "hurst", "land", "ley", "low", "man", "mere", "more",
          "sey", "shaw", "son", "stead", "ston", "thorpe", "ton", "wade", "well", "wick", "worth");

  private final List<String> ranked;
  private final double rare;

  private Names(List<String> ranked, double rare) {
    this.ranked = ranked;
    this.rare = rare;
  }

  /**
   * @param rare the share of people whose name is on no list
   */
  static Names read(String resource, double rare) {
    try (InputStream bytes = Names.class.getResourceAsStream("/linkage/" + resource)) {
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Names(List.of(text.split("\\s+")), rare);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String any(Random chance) {
    if (chance.nextDouble() < rare) {
      return madeUp(chance);
    }
    double rank = Math.pow(ranked.size() + 1.0, chance.nextDouble()) - 1;
    double even = chance.nextDouble() * ranked.size();
    return ranked.get((int) (chance.nextInt(3) == 0 ? rank : even));
  }

  static String madeUp(Random chance) {
    return one(BEGINNINGS, chance) + one(MIDDLES, chance) + one(ENDS, chance);
  }

  static String one(List<String> of, Random chance) {
    return of.get(chance.nextInt(of.size()));
  }
}
