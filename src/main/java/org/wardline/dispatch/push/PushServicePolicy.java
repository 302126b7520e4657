package org.wardline.dispatch.push;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses of devices are believed, and what push services' answers mean. The addresses come
 * from browsers: only known services are called, so that nobody can choose where Wardline calls.
 */
final class PushServicePolicy {
  private static final String ANY = "*.";
  private static final String THIS_MACHINE = "localhost";
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> FOR_LATER = Set.of(408, 425, 429);
  private static final int HUNDRED = 100;

  private final List<String> hosts;

  PushServicePolicy(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  /** What to do with a device after an answer. */
  enum Meaning {
    TAKEN,
    LATER,
    FORGET,
    NEVER
  }

  static Meaning meaning(int status) {
    if (status / HUNDRED == 2) {
      return Meaning.TAKEN;
    }
    if (GONE.contains(status)) {
      return Meaning.FORGET;
    }
    return status / HUNDRED == 5 || FOR_LATER.contains(status) ? Meaning.LATER : Meaning.NEVER;
  }

  /** The address, if it is https at a known service. */
  Optional<URI> address(String endpoint) {
    try {
      URI address = URI.create(endpoint);
      if (isThisMachine(address)) {
        return Optional.of(address);
      }
      boolean known =
          address.getHost() != null && hosts.stream().anyMatch(h -> isOf(address.getHost(), h));
      boolean plain = address.getUserInfo() == null && address.getPort() == -1;
      return known && plain && "https".equals(address.getScheme())
          ? Optional.of(address)
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** Only where the settings name it, as tests do. */
  private boolean isThisMachine(URI address) {
    return THIS_MACHINE.equals(address.getHost()) && hosts.contains(THIS_MACHINE);
  }

  private static boolean isOf(String host, String known) {
    return known.startsWith(ANY) ? host.endsWith(known.substring(1)) : host.equals(known);
  }
}
