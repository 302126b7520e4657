package org.wardline.matching.probability;

import java.util.Arrays;
import java.util.List;

/** A register in memory: finds by their keys who may be meant. */
public final class MemoryRegister {
  /** So many people of a register share a key by chance. */
  private static final int USUAL_MOST = 16;

  private static final long WHO = 0xffff_ffffL;
  private static final int SPREAD = 0x9e3779b9;

  private final List<Profile> people;

  /** The keys without their lower half, and the place in {@link #people} there instead; sorted. */
  private final long[] keys;

  private final int[] begins;
  private final int most;

  public MemoryRegister(List<Profile> people) {
    this(people, USUAL_MOST);
  }

  /**
   * @param most a key that more people share leads to none of them
   */
  public MemoryRegister(List<Profile> people, int most) {
    this.people = people;
    this.most = most;
    long[] all = new long[people.size() * 32];
    int count = 0;
    for (int i = 0; i < people.size(); i++) {
      long[] own = BlockKeys.of(people.get(i).person());
      if (count + own.length > all.length) {
        all = Arrays.copyOf(all, all.length * 2);
      }
      for (long key : own) {
        all[count++] = (key & ~WHO) | i;
      }
    }
    this.keys = Arrays.copyOf(all, count);
    Arrays.sort(keys);
    this.begins = begins();
  }

  /** Where the keys of each leading 16 bits begin, so that a search has few steps. */
  private int[] begins() {
    int[] first = new int[(1 << 16) + 1];
    for (long key : keys) {
      first[bucket(key) + 1]++;
    }
    for (int i = 1; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    return first;
  }

  /** Signed order: the negative keys come first. */
  private static int bucket(long key) {
    return (int) (key >> 48) + (1 << 15);
  }

  public Profile get(int i) {
    return people.get(i);
  }

  public List<Profile> at(int[] places) {
    Profile[] found = new Profile[places.length];
    for (int i = 0; i < places.length; i++) {
      found[i] = people.get(places[i]);
    }
    return List.of(found);
  }

  public int size() {
    return people.size();
  }

  /** The places of those who share a key with the person, in ascending order. */
  public int[] candidates(Person person) {
    return candidates(BlockKeys.of(person));
  }

  int[] candidates(long[] wanted) {
    int[] found = new int[64];
    int count = 0;
    for (long key : wanted) {
      long from = key & ~WHO;
      int begin = begin(from);
      int end = begin;
      while (end < keys.length && (keys[end] & ~WHO) == from && end - begin <= most) {
        end++;
      }
      if (end - begin <= most) {
        found = count + end - begin > found.length ? Arrays.copyOf(found, found.length * 2) : found;
        for (int i = begin; i < end; i++) {
          found[count++] = (int) keys[i];
        }
      }
    }
    return distinct(found, count);
  }

  private int begin(long key) {
    int low = begins[bucket(key)];
    int high = begins[bucket(key) + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** In ascending order. Those that were seen before are left out before they are sorted. */
  private static int[] distinct(int[] found, int count) {
    int slots = Integer.highestOneBit(Math.max(1, count)) * 4;
    int[] seen = new int[slots];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (isNew(found[i], seen)) {
        found[kept++] = found[i];
      }
    }
    int[] distinct = Arrays.copyOf(found, kept);
    Arrays.sort(distinct);
    return distinct;
  }

  /** The slots hold places plus one; 0 is free. */
  private static boolean isNew(int place, int[] seen) {
    int slot = ((place * SPREAD) >>> 7) & (seen.length - 1);
    while (seen[slot] != 0) {
      if (seen[slot] == place + 1) {
        return false;
      }
      slot = (slot + 1) & (seen.length - 1);
    }
    seen[slot] = place + 1;
    return true;
  }
}
