package org.wardline.notifications;

import java.util.List;

/** The work of one batch: what is to be sent, and what is to be asked for. */
public record Claimed(List<Outgoing> outgoing, List<Awaited> awaited) {
  public Claimed {
    outgoing = List.copyOf(outgoing);
    awaited = List.copyOf(awaited);
  }
}
