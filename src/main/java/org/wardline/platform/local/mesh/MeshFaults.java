package org.wardline.platform.local.mesh;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/** The faults that are switched on: the next few requests in turn, or any at random. */
final class MeshFaults {

  /** What goes wrong with one request. */
  enum Fault {
    /** 503, and nothing was done. */
    UNAVAILABLE,
    /** 429, and nothing was done. */
    TOO_MANY,
    /** It is done, but the answer is 503. */
    ANSWER_LOST,
    /** It is done, and the connection closes in the middle of the answer. */
    CUT,
    /** The connection closes before anything is done. */
    CLOSED,
    /** It is done, after a second. */
    SLOW,
    /** A listing names each message twice. */
    DUPLICATE,
    /** A listing is the other way round. */
    OUT_OF_ORDER,
    /** Nothing: keeps its place in a row of planned faults. */
    NONE
  }

  private static final Fault[] AT_RANDOM =
      Arrays.stream(Fault.values())
          .filter(fault -> fault != Fault.SLOW && fault != Fault.NONE)
          .toArray(Fault[]::new);

  private record Planned(Fault fault, String path) {}

  private final Deque<Planned> planned = new ArrayDeque<>();
  private Optional<Random> random = Optional.empty();
  private double rate;

  /** The next requests whose path ends like this have these faults, one each. */
  synchronized void plan(Iterable<Fault> faults, String path) {
    faults.forEach(fault -> planned.add(new Planned(fault, path)));
  }

  /** Each request has a fault with this probability, the same ones for the same seed. */
  synchronized void atRandom(long seed, double probability) {
    random = Optional.of(new Random(seed));
    rate = probability;
  }

  synchronized void none() {
    planned.clear();
    random = Optional.empty();
  }

  synchronized Fault next(String path) {
    Optional<Planned> due = planned.stream().filter(p -> path.endsWith(p.path())).findFirst();
    if (due.isPresent()) {
      planned.remove(due.get());
      return due.get().fault();
    }
    return random
        .filter(dice -> dice.nextDouble() < rate)
        .map(dice -> AT_RANDOM[dice.nextInt(AT_RANDOM.length)])
        .orElse(Fault.NONE);
  }
}
