package org.wardline.platform.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The unwrapped keys that were read last, for as long as they need not be read again. */
final class KeyMemory<K> {
  private record Loaded<K>(K keys, Instant at) {}

  private final Clock clock;
  private final Duration reloadAfter;
  private final AtomicReference<Loaded<K>> loaded = new AtomicReference<>();

  KeyMemory(Clock clock, Duration reloadAfter) {
    this.clock = clock;
    this.reloadAfter = reloadAfter;
  }

  Optional<K> find() {
    return Optional.ofNullable(loaded.get())
        .filter(known -> known.at().plus(reloadAfter).isAfter(clock.instant()))
        .map(Loaded::keys);
  }

  void keep(K keys) {
    loaded.set(new Loaded<>(keys, clock.instant()));
  }
}
