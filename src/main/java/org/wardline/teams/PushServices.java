package org.wardline.teams;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** The door to the browsers' push services: which of them are called, and with which key. */
@ApplicationScoped
public class PushServices {
  private final PushServicesConfig config;
  private final PushAddressPolicy addresses;

  PushServices(PushServicesConfig config) {
    this.config = config;
    this.addresses = new PushAddressPolicy(config.services());
  }

  /** The key that browsers subscribe with; without one nobody can. */
  public Optional<String> publicKey() {
    return config.publicKey();
  }

  /** Where a device takes messages, if that is at a push service which is called. */
  public Optional<URI> address(Device device) {
    return addresses.find(device.endpoint());
  }

  /** Whether messages can be encrypted for a device and sent to it. */
  public boolean reaches(Device device) {
    return device.hasKeys() && address(device).isPresent();
  }
}
