package org.wardline.mesh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The council's mailbox in the stand-in, beside a case system with a mailbox of its own. */
record BesideMailbox(Optional<String> passOnMailbox, Set<String> workflows)
    implements MeshConfig.Mailbox {

  @Override
  public String id() {
    return MeshStandIn.COUNCIL;
  }

  @Override
  public String password() {
    return "local";
  }

  @Override
  public String authority() {
    return "999";
  }

  @Override
  public String sender() {
    return "cp-is";
  }

  @Override
  public MeshConfig.Mode mode() {
    return MeshConfig.Mode.BESIDE;
  }

  @Override
  public Optional<Path> passOnFolder() {
    return Optional.empty();
  }

  @Override
  public Optional<String> uploadTo() {
    return Optional.empty();
  }

  @Override
  public Optional<String> uploadWorkflow() {
    return Optional.empty();
  }
}
