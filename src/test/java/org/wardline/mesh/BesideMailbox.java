package org.wardline.mesh;

import java.util.Optional;
import java.util.Set;

/** The council's mailbox in the stand-in, beside a case system with a mailbox of its own. */
record BesideMailbox(Optional<String> passOnMailbox, Set<String> workflows)
    implements PlainMailbox {

  @Override
  public String id() {
    return MeshStandIn.COUNCIL;
  }

  @Override
  public String password() {
    return "local";
  }

  @Override
  public MeshConfig.Mode mode() {
    return MeshConfig.Mode.BESIDE;
  }
}
