package org.wardline.dispatch.push;

import java.util.UUID;
import org.wardline.teams.Device;

/** A device with the id under which it is stored. */
public record KnownDevice(UUID id, Device device) {}
