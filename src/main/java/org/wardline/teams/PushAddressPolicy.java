package org.wardline.teams;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses of devices are believed. They come from browsers: only known services are called,
 * so that nobody can choose where Wardline calls.
 */
final class PushAddressPolicy {
  private static final String ANY = "*.";
  private static final String THIS_MACHINE = "localhost";

  private final List<String> hosts;

  PushAddressPolicy(List<String> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  /** The address, if it is https at a known service. */
  Optional<URI> find(String endpoint) {
    try {
      URI address = URI.create(endpoint);
      return isThisMachine(address) || isOfService(address)
          ? Optional.of(address)
          : Optional.empty();
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private boolean isOfService(URI address) {
    boolean plain = address.getUserInfo() == null && address.getPort() == -1;
    return plain
        && "https".equals(address.getScheme())
        && address.getHost() != null
        && hosts.stream().anyMatch(known -> isOf(address.getHost(), known));
  }

  /** Only where the settings name it, as tests do. */
  private boolean isThisMachine(URI address) {
    return THIS_MACHINE.equals(address.getHost()) && hosts.contains(THIS_MACHINE);
  }

  private static boolean isOf(String host, String known) {
    return known.startsWith(ANY) ? host.endsWith(known.substring(1)) : host.equals(known);
  }
}
