package org.wardline.matching.probability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The pairs from which weights are learned: all that share a key, and a sample of the others that
 * stands for all of them.
 */
final class TrainingPairs {
  private static final int RECORDS = 6_000;
  private static final int SAMPLE = 100_000;

  private final List<Comparison> pairs = new ArrayList<>();
  private final MemoryRegister register;
  private final List<Profile> records;
  private final List<long[]> keys;
  private final int[] ends;
  private final int sharing;

  /** Records that are in the register themselves are not compared with themselves. */
  TrainingPairs(MemoryRegister register, List<Profile> events, Random chance) {
    this.register = register;
    this.records = some(events, chance);
    this.keys = records.stream().map(record -> BlockKeys.of(record.person())).toList();
    this.ends = new int[records.size()];
    sharing();
    this.sharing = pairs.size();
    sample(chance);
  }

  private static List<Profile> some(List<Profile> events, Random chance) {
    List<Profile> some = new ArrayList<>(events);
    Collections.shuffle(some, chance);
    return some.subList(0, Math.min(RECORDS, some.size()));
  }

  private void sharing() {
    for (int i = 0; i < records.size(); i++) {
      for (int candidate : register.candidates(keys.get(i))) {
        add(records.get(i), register.get(candidate));
      }
      ends[i] = pairs.size();
    }
  }

  private void sample(Random chance) {
    for (int i = 0; i < SAMPLE; i++) {
      int record = chance.nextInt(records.size());
      Profile other = register.get(chance.nextInt(register.size()));
      if (areDisjoint(keys.get(record), BlockKeys.of(other.person()))) {
        add(records.get(record), other);
      }
    }
  }

  private void add(Profile a, Profile b) {
    if (a.person() != b.person()) {
      pairs.add(Comparing.compare(a, b));
    }
  }

  /** Both in ascending order. */
  private static boolean areDisjoint(long[] a, long[] b) {
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        return false;
      }
      if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return true;
  }

  int size() {
    return pairs.size();
  }

  Comparison get(int i) {
    return pairs.get(i);
  }

  /** For how many pairs a pair stands. */
  double stands(int i) {
    if (i < sharing) {
      return 1;
    }
    double others = (double) records.size() * register.size() - sharing;
    return Math.max(1, others / (pairs.size() - sharing));
  }

  boolean isSampled(int i) {
    return i >= sharing;
  }

  /** The pairs of a record that share a key with it are those from the end of the one before on. */
  int end(int record) {
    return ends[record];
  }

  int sharingKeys() {
    return sharing;
  }

  int records() {
    return records.size();
  }

  int register() {
    return register.size();
  }
}
