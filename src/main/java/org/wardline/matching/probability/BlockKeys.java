package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys by which a person is looked up: whichever single trait is wrong or missing, two records
 * of one person have a key in common.
 */
public final class BlockKeys {
  private static final int YEAR = 4;
  private static final long PRIME = 0x100000001b3L;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final Person person;
  private final List<String> sounds;
  private long[] keys = new long[32];
  private int count;

  private BlockKeys(Person person) {
    this.person = person;
    this.sounds = sounds(person);
  }

  /** In ascending order, each once. */
  public static long[] of(Person person) {
    BlockKeys all = new BlockKeys(person);
    all.byBirth();
    all.byNames();
    all.byPostcode();
    all.byAddress();
    all.add("town", person.value(Trait.TOWN), all.sounds);
    all.add("number", person.value(Trait.NUMBER));
    all.add("contact", person.value(Trait.CONTACT));
    return Arrays.stream(all.keys, 0, all.count).sorted().distinct().toArray();
  }

  private void byBirth() {
    String born = person.born();
    if (born == null) {
      return;
    }
    String either = BirthDates.eitherWay(born);
    add("born", either);
    add("born", either, sounds);
    add("born-postcode", either, person.value(Trait.POSTCODE));
    add("year", born.substring(0, YEAR), sounds);
    add("day", born.substring(YEAR), sounds);
  }

  private void byNames() {
    if (person.given() == null || person.family() == null) {
      return;
    }
    String given = person.given().sound();
    String family = person.family().sound();
    boolean ordered = given.compareTo(family) < 0;
    String first = ordered ? given : family;
    String second = ordered ? family : given;
    add("names", first, second);
    if (person.born() != null) {
      add("names-year", first, second, person.born().substring(0, YEAR));
      add("names-day", first, second, BirthDates.eitherWay(person.born()).substring(YEAR));
    }
  }

  private void byPostcode() {
    String postcode = person.value(Trait.POSTCODE);
    add("postcode", postcode);
    add("postcode", postcode, sounds);
    if (person.born() != null) {
      add("postcode-year", postcode, person.born().substring(0, YEAR));
      add("postcode-day", postcode, person.born().substring(YEAR));
    }
  }

  private void byAddress() {
    add("locality", person.value(Trait.LOCALITY));
    if (person.street() == null) {
      return;
    }
    String address = person.street().whole();
    add("address", address);
    add("address", address, sounds);
    if (!person.street().house().isEmpty()) {
      add("house", person.street().house(), sounds);
    }
    if (person.born() != null) {
      add("address-year", address, person.born().substring(0, YEAR));
    }
  }

  private static List<String> sounds(Person person) {
    List<String> sounds = new ArrayList<>();
    addSounds(person.given(), sounds);
    addSounds(person.family(), sounds);
    return sounds;
  }

  private static void addSounds(Name name, List<String> sounds) {
    if (name != null) {
      sounds.add(name.sound());
      for (Word part : name.parts().subList(1, name.parts().size())) {
        sounds.add(Spelling.sound(part.text()));
      }
    }
  }

  private void add(String kind, String value, List<String> each) {
    for (String sound : each) {
      add(kind, value, sound);
    }
  }

  private void add(String kind, String... parts) {
    long key = kind.hashCode();
    for (String part : parts) {
      if (part == null) {
        return;
      }
      key = mixed(key, part);
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
    }
    keys[count++] = key;
  }

  private static long mixed(long key, String part) {
    long mixed = key;
    for (int i = 0; i < part.length(); i++) {
      mixed = (mixed ^ part.charAt(i)) * PRIME;
    }
    return (mixed ^ (mixed >>> 32)) * SPREAD;
  }
}
